/** Municipalities the vignettes live in, by NIS code. */
export const ANDERLECHT = '21001';
export const ARLON = '81001';
export const BRUSSELS = '21004';
export const CHARLEROI = '52011';
export const DINANT = '91034';
export const ESNEUX = '62032';
export const EUPEN = '63023';
export const HALLE = '23027';
export const HUY = '61031';
export const JETTE = '21010';
export const LIEGE = '62063';
export const MONS = '53053';
export const NAMUR = '92094';
export const NIVELLES = '25072';
export const TOURNAI = '57081';
export const VERVIERS = '63079';
export const WAVRE = '25112';
/** La Louvière before the renumbering of 2019; 58001 since. */
export const LA_LOUVIERE_BEFORE_2019 = '55022';
