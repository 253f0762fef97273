import { days } from '../conditions.ts';

// Three thresholds of 72 hours that mean three different things and may change one without the others.
// Checked on 2026-11-22.

/** Most traces can still be found: azdelta.be (2024), CPVS of Brussels. */
export const TRACES_HOURS = 72;
/** Preventive care against infections: CPVS of Brussels. */
export const INFECTIONS_HOURS = 72;
/** Emergency treatment against HIV, best within 48 hours: exaequo.be/fr/tpe. */
export const HIV_HOURS = 72;

/** Emergency contraception, copper coil included: infosante.be, enmarche.be. The limit of each pill is UNVERIFIED. */
export const CONTRACEPTION_HOURS = days(5);

// The classes of the rules follow the windows of the CPVS record (`timeLimit`); a test holds them together.
// The centres disagree (72 h, 7 days, 1 month): these words only sort, the record alone refuses.
export const FORENSIC_HOURS = days(7);
export const ACUTE_HOURS = days(30);
