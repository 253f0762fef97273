/** What somebody types, and the services of which one at least must be among the first three. */
export type SearchCase = { readonly q: string; readonly among: readonly string[] };

/** The agreed list: names, misspellings, numbers, plain words. */
export const AGREED: readonly SearchCase[] = [
  { q: 'viol', among: ['sos-viol', 'cpvs'] },
  { q: 'sos violl', among: ['sos-viol'] },
  { q: 'cpvs liege', among: ['cpvs-liege'] },
  { q: 'excision', among: ['gams', 'gams-bruxelles', 'cemavie', 'strategies-concertees-mgf'] },
  { q: 'mariage force', among: ['reseau-mariage-migration'] },
  { q: '107', among: ['tele-accueil-107'] },
  { q: 'tele accueil', among: ['tele-accueil-107'] },
  { q: '0800 98 100', among: ['sos-viol'] },
  { q: '116000', among: ['child-focus'] },
  { q: 'inseste', among: ['sos-inceste', 'inceste-moi-aussi'] },
  { q: 'pag asa', among: ['pag-asa'] },
  { q: 'traite des etres humains', among: ['pag-asa', 'surya', 'payoke'] },
  { q: 'prostitution', among: ['espace-p', 'isala', 'icar-wallonie', 'alias', 'utsopi', 'sawa'] },
  { q: 'auteur de violences conjugales', among: ['praxis'] },
  { q: 'secova', among: ['stopp-vif'] },
  { q: 'planing marolle', among: ['planning-marolles'] },
  {
    q: 'harcelement ecole',
    among: ['ecoute-ecole', 'crih', 'equipes-mobiles', 'mediation-scolaire', 'cpms'],
  },
  { q: 'aide victimes verviers', among: ['sav-verviers'] },
  { q: 'kaléïdos', among: ['kaleidos'] },
  { q: 'avocat sejour etrangers', among: ['adde', 'cire', 'point-d-appui'] },
];

const SHELTERS = ['cvfe', 'solidarite-femmes', 'cpvcf'];
const FOREIGNERS = ['adde', 'cire', 'point-d-appui'];

/** People's own words, in the four languages. */
export const PLAIN_WORDS: readonly SearchCase[] = [
  { q: 'femme battue', among: ['ecoute-violences-conjugales'] },
  { q: 'mon mari me frappe', among: ['ecoute-violences-conjugales'] },
  { q: 'Refuge pour femmes', among: SHELTERS },
  { q: 'je n’ai pas de papiers', among: FOREIGNERS },
  { q: 'je veux mourir', among: ['prevention-suicide'] },
  { q: 'j’ai besoin de parler à quelqu’un', among: ['tele-accueil-107'] },
  { q: 'police', among: ['urgence-101'] },
  { q: 'ambulance', among: ['urgence-112'] },
  { q: 'enfant maltraité', among: ['sos-enfants', 'ecoute-enfants-103'] },
  { q: 'photos nues', among: ['child-focus'] },
  { q: 'je suis violent', among: ['praxis'] },
  { q: 'pédofile', among: ['stop-it-now-bruxelles'] },
  { q: 'porter plainte', among: ['sapv', 'cpvs'] },
  { q: 'homophobie', among: ['rainbowhouse', 'tels-quels', 'genres-pluriels'] },
  { q: 'procès', among: ['accueil-victimes-mj'] },
  { q: 'verkrachting', among: ['sos-viol', 'cpvs'] },
  { q: 'slagen', among: ['ecoute-violences-conjugales'] },
  { q: 'huiselijk geweld', among: ['ecoute-violences-conjugales'] },
  { q: 'mensenhandel', among: ['pag-asa', 'surya', 'payoke'] },
  { q: 'gedwongen huwelijk', among: ['reseau-mariage-migration'] },
  { q: 'besnijdenis', among: ['gams', 'gams-bruxelles', 'cemavie'] },
  { q: 'pesten op school', among: ['ecoute-ecole', 'mediation-scolaire', 'cpms'] },
  { q: 'vluchthuis', among: SHELTERS },
  { q: 'zelfmoord', among: ['prevention-suicide'] },
  { q: 'Vergewaltigung', among: ['sos-viol', 'cpvs'] },
  { q: 'häusliche Gewalt', among: ['ecoute-violences-conjugales'] },
  { q: 'Zwangsheirat', among: ['reseau-mariage-migration'] },
  { q: 'Frauenhaus', among: SHELTERS },
  { q: 'Inzest', among: ['sos-inceste', 'inceste-moi-aussi'] },
  { q: 'Aufenthalt ohne Papiere', among: FOREIGNERS },
  { q: 'rape', among: ['sos-viol', 'cpvs'] },
  { q: 'abuse', among: ['ecoute-violences-conjugales', 'sos-enfants', 'sos-viol'] },
  { q: 'my husband hits me', among: ['ecoute-violences-conjugales'] },
  { q: 'sex worker', among: ['espace-p', 'utsopi', 'alias'] },
  { q: 'forced mariage', among: ['reseau-mariage-migration'] },
  { q: 'bullying', among: ['ecoute-ecole', 'mediation-scolaire', 'cpms'] },
  { q: 'sexual asault', among: ['sos-viol', 'cpvs'] },
];

/** Numbers however they are written. */
export const NUMBERS: readonly SearchCase[] = [
  { q: '080098100', among: ['sos-viol'] },
  { q: '+32 800 98 100', among: ['sos-viol'] },
  { q: '+3280098100', among: ['sos-viol'] },
  { q: '0032 2 511 64 64', among: ['pag-asa'] },
  { q: '04/367.93.11', among: ['cpvs-liege'] },
  { q: '116 000', among: ['child-focus'] },
  { q: '(02) 475 44 11', among: ['child-focus'] },
  { q: '1712', among: ['ligne-1712'] },
  { q: '0800 3', among: ['ecoute-violences-conjugales', 'prevention-suicide'] },
];

/** A place, alone or with a need: the service need not bear its name. */
export const PLACES: readonly SearchCase[] = [
  { q: 'cpvs seraing', among: ['cpvs-liege'] },
  { q: 'saj esneux', among: ['saj-liege'] },
  { q: 'excision namur', among: ['gams-namur'] },
  { q: 'verkrachting Luik', among: ['cpvs-liege'] },
  { q: 'Tilff', among: ['stopp-vif'] },
  { q: '4130', among: ['stopp-vif'] },
  { q: 'Forest', among: ['sapv-forest', 'convivial'] },
];
