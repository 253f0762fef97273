import type { Told } from './journey.ts';

/** Rape yesterday, in Liège, a complaint: she does not know yet. */
export const SINCE_YESTERDAY = {
  role: ['victim'],
  dangerNow: ['no'],
  violence: ['sexual'],
  hoursSince: ['sinceYesterday'],
  municipality: ['Liège'],
  wantsComplaint: ['undecided'],
} as const satisfies Told;

/** The sister of a woman whose partner is violent, in Namur. */
export const SISTER = {
  role: ['relative'],
  dangerNow: ['no'],
  violence: ['partner'],
  municipality: ['Namur'],
  age: ['from26'],
} as const satisfies Told;

/** A man afraid of what he does at home, in Charleroi. */
export const AFRAID_OF_HIMSELF = {
  role: ['perpetrator'],
  dangerNow: ['no'],
  violence: ['partner'],
  municipality: ['Charleroi'],
} as const satisfies Told;

/** A teacher told of incest by a child of nine, in Charleroi. */
export const TEACHER = {
  role: ['professional'],
  dangerNow: ['no'],
  childInDanger: ['no'],
  violence: ['incest'],
  age: ['from6'],
  setting: ['school'],
  municipality: ['Charleroi'],
} as const satisfies Told;

/** A woman whose partner is violent, in Charleroi: the same facts as those of the man above, from her side. */
export const AFRAID_OF_PARTNER = {
  role: ['victim'],
  dangerNow: ['no'],
  violence: ['partner'],
  municipality: ['Charleroi'],
} as const satisfies Told;
