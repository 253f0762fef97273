/** Words too common in one of the four languages to tell services apart: everything here is a service that helps. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'a ai aide asbl au aux avec besoin ce celles ces cherche dans de des du elle en est et il je la le les leur ma me mes mon ne nous on ou par pas pour ' +
    'que qui sa se service services ses son suis sur ta te tes ton tu un une vous y ' +
    'aan als bij dat de die dienst dit een en er het hij ik in is mij mijn met naar niet of om onder op te tot uit van voor wat wie zij ze ' +
    'am an auf aus bei bin das dem den der die ein eine einem einen einer es für fur ich im ist mein meine mich mir mit nach ' +
    'nicht oder sich sie und von vom wer wie wir zu zum zur ' +
    'an and are as at be by for from has have he her his i if in is it my need of on or our she that the their they this to we with you your'
  ).split(' '),
);
