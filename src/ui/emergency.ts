/** On every page, errors included, before anything else. The facts behind them are in data/directory/. */
export const EMERGENCY_NUMBERS = ['112', '101', '107', '103'] as const;
export type EmergencyNumber = (typeof EMERGENCY_NUMBERS)[number];
