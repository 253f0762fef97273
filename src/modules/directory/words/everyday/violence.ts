import type { Everyday } from './everyday.ts';

/** Words for what happens or happened. */
export const VIOLENCE: readonly Everyday[] = [
  {
    first: ['sos-viol', 'cpvs'],
    category: 'viol',
    words: {
      fr: 'viol, violée, violé, violeur, agression sexuelle, agressée sexuellement, abus sexuel, attouchements, violences sexuelles',
      nl: 'verkrachting, verkracht, aanranding, aangerand, seksueel geweld, seksueel misbruik',
      de: 'Vergewaltigung, vergewaltigt, sexueller Übergriff, sexuelle Gewalt, sexueller Missbrauch',
      en: 'rape, raped, rapist, sexual assault, sexually assaulted, sexual abuse, sexual violence, molested',
    },
  },
  {
    first: ['cpvs'],
    words: {
      fr: 'pilule du lendemain, traces, prélèvements, sida, VIH, soins après un viol',
      nl: 'noodpil, morningafterpil, sporen, hiv, zorgcentrum na seksueel geweld, ZSG',
      de: 'Pille danach, Spuren, HIV',
      en: 'morning after pill, forensic evidence, HIV, sexual assault centre',
    },
  },
  {
    first: ['ecoute-violences-conjugales'],
    category: 'violences-conjugales',
    words: {
      fr: 'violence conjugale, violences dans le couple, violences intrafamiliales, VIF, femme battue, homme battu, coups, frappée, mon mari me frappe, conjoint violent, ex violent, compagnon, emprise, dispute',
      nl: 'partnergeweld, huiselijk geweld, familiaal geweld, intrafamiliaal geweld, slagen, geslagen, mishandeld, mishandeling, mijn man slaat mij, gewelddadige partner',
      de: 'häusliche Gewalt, Partnergewalt, Schläge, geschlagen, misshandelt, mein Mann schlägt mich, gewalttätiger Partner',
      en: 'domestic violence, domestic abuse, abuse, partner violence, beaten, battered, my husband hits me, violent partner, abusive boyfriend, coercive control',
    },
  },
  {
    first: ['ecoute-violences-conjugales'],
    category: 'violences-conjugales',
    words: {
      fr: 'mon ex me suit, harcelée par mon ex, stalking',
      nl: 'belaging, stalking, mijn ex volgt mij',
      de: 'Stalking, mein Ex verfolgt mich',
      en: 'stalking, stalker, my ex follows me',
    },
  },
  {
    first: ['cvfe', 'solidarite-femmes', 'cpvcf'],
    help: 'hebergement',
    words: {
      fr: 'refuge, maison d’accueil, hébergement, abri, mise à l’abri, fuir, quitter la maison, où dormir',
      nl: 'vluchthuis, opvang, onderdak, schuilplaats, thuis weg',
      de: 'Frauenhaus, Zuflucht, Unterkunft, von zu Hause weg',
      en: 'shelter, refuge, safe house, place to stay, leave home',
    },
  },
  {
    first: ['sos-inceste', 'inceste-moi-aussi'],
    category: 'mineurs-inceste',
    words: {
      fr: 'inceste, incestueux, abus dans la famille, abusée dans l’enfance',
      nl: 'incest, misbruik in het gezin, als kind misbruikt',
      de: 'Inzest, Missbrauch in der Familie, als Kind missbraucht',
      en: 'incest, abused in the family, abused as a child',
    },
  },
  {
    first: ['sos-enfants', 'ecoute-enfants-103', 'child-focus'],
    category: 'mineurs-inceste',
    help: 'protection_enfant',
    words: {
      fr: 'enfant battu, enfant maltraité, maltraitance, enfant en danger, enfant abusé, pédophilie',
      nl: 'kindermishandeling, kind in gevaar, kindermisbruik, mishandeld kind',
      de: 'Kindesmisshandlung, Kind in Gefahr, Kindesmissbrauch',
      en: 'child abuse, child in danger, abused child, neglected child',
    },
  },
  {
    first: ['child-focus'],
    words: {
      fr: 'photos nues, images intimes, revenge porn, sextorsion, chantage, sexting, fugue, enfant disparu',
      nl: 'naaktfoto, wraakporno, sextortion, afpersing, vermist kind, weggelopen',
      de: 'Nacktfotos, Rachepornos, Erpressung, vermisstes Kind, weggelaufen',
      en: 'nudes, naked pictures, revenge porn, sextortion, blackmail, missing child, runaway',
    },
  },
  {
    first: ['saj', 'sdj'],
    help: 'protection_enfant',
    words: {
      fr: 'aide à la jeunesse, jeune en difficulté, juge de la jeunesse, placement, droits des jeunes',
      nl: 'jeugdhulp, jeugdzorg, jeugdrechter, rechten van jongeren',
      de: 'Jugendhilfe, Jugendrichter, Rechte von Jugendlichen',
      en: 'youth aid, youth court, rights of young people',
    },
  },
  {
    first: ['ecoute-ecole', 'mediation-scolaire', 'cpms'],
    category: 'ecole',
    words: {
      fr: 'harcèlement à l’école, harcèlement scolaire, cyberharcèlement, moqueries, racket, PMS',
      nl: 'pesten op school, gepest, cyberpesten, CLB',
      de: 'Mobbing in der Schule, gemobbt, Cybermobbing',
      en: 'bullying at school, bullied, cyberbullying',
    },
  },
  {
    first: ['espace-p', 'utsopi', 'alias'],
    category: 'travail-sexe',
    words: {
      fr: 'prostitution, prostituée, travail du sexe, escort, proxénète, proxénétisme, souteneur',
      nl: 'prostitutie, prostituee, sekswerk, sekswerker, pooier',
      de: 'Prostitution, Prostituierte, Sexarbeit, Zuhälter',
      en: 'prostitution, prostitute, sex work, sex worker, pimp, escort',
    },
  },
  {
    first: ['pag-asa', 'surya', 'payoke'],
    category: 'traite',
    words: {
      fr: 'traite des êtres humains, trafic d’êtres humains, exploitation, exploitée, esclavage, passeport confisqué, loverboy',
      nl: 'mensenhandel, uitbuiting, uitgebuit, slavernij, paspoort afgenomen, loverboy, tienerpooier',
      de: 'Menschenhandel, Ausbeutung, ausgebeutet, Sklaverei, Pass weggenommen',
      en: 'human trafficking, trafficked, exploitation, exploited, slavery, passport taken',
    },
  },
  {
    first: ['reseau-mariage-migration'],
    category: 'mariage-force',
    words: {
      fr: 'mariage forcé, mariée de force, mariage arrangé, violences liées à l’honneur, crime d’honneur, virginité',
      nl: 'gedwongen huwelijk, uithuwelijking, uitgehuwelijkt, eergerelateerd geweld, eerwraak',
      de: 'Zwangsheirat, Zwangsehe, zwangsverheiratet, Gewalt im Namen der Ehre',
      en: 'forced marriage, arranged marriage, honour violence, honor killing, virginity',
    },
  },
  {
    first: ['gams', 'cemavie', 'gams-bruxelles'],
    category: 'mgf',
    words: {
      fr: 'excision, excisée, MGF, mutilation génitale, mutilations sexuelles, infibulation, coupée',
      nl: 'besnijdenis van meisjes, besneden, VGV, genitale verminking',
      de: 'Beschneidung von Mädchen, beschnitten, Genitalverstümmelung, FGM',
      en: 'FGM, female genital mutilation, female circumcision, cutting, cut as a child',
    },
  },
];
