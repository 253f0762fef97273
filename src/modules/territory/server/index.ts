export { describeArea } from './describeArea.ts';
export { districtNames } from './districtNames.ts';
export { loadTerritory } from './load.ts';
