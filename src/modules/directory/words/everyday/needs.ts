import type { Everyday } from './everyday.ts';

/** Words for who one is, what one needs, where one wants to go. */
export const NEEDS: readonly Everyday[] = [
  {
    first: ['adde', 'cire', 'point-d-appui'],
    category: 'migration',
    words: {
      fr: 'avocat en droit des étrangers, séjour, titre de séjour, sans papiers, papiers, carte de séjour, regroupement familial, expulsion',
      nl: 'vreemdelingenrecht, advocaat, verblijf, verblijfsvergunning, zonder papieren, gezinshereniging, uitwijzing',
      de: 'Ausländerrecht, Anwalt, Aufenthalt, Aufenthaltstitel, ohne Papiere, Familiennachzug, Abschiebung',
      en: 'immigration lawyer, residence permit, undocumented, without papers, family reunification, deportation',
    },
  },
  {
    first: ['ulysse', 'exil', 'woman-do'],
    category: 'conflit',
    words: {
      fr: 'exil, guerre, torture, traumatisme de guerre, réfugiée psychologue',
      nl: 'oorlog, foltering, marteling, vluchteling psycholoog, oorlogstrauma',
      de: 'Krieg, Folter, Flüchtling Psychologe, Kriegstrauma',
      en: 'war, torture, exile, refugee psychologist, war trauma',
    },
  },
  {
    first: ['fedasil-arrivee', 'fedasil-centres', 'cire'],
    category: 'migration',
    words: {
      fr: 'asile, demande d’asile, réfugié, protection internationale, centre d’accueil, migrant',
      nl: 'asiel, asielaanvraag, vluchteling, opvangcentrum, migrant',
      de: 'Asyl, Asylantrag, Flüchtling, Aufnahmezentrum, Migrant',
      en: 'asylum, asylum seeker, refugee, reception centre, migrant',
    },
  },
  {
    first: ['rainbowhouse', 'tels-quels', 'genres-pluriels'],
    category: 'lgbtqia',
    words: {
      fr: 'gay, homosexuel, homo, lesbienne, bisexuel, trans, transgenre, intersexe, queer, homophobie, LGBT',
      nl: 'gay, homo, homoseksueel, lesbisch, biseksueel, transgender, holebi, homofobie, LGBT',
      de: 'schwul, homosexuell, lesbisch, bisexuell, transgender, queer, Homophobie, LGBT',
      en: 'gay, homosexual, lesbian, bisexual, transgender, queer, homophobia, LGBT',
    },
  },
  {
    first: ['praxis'],
    category: 'auteurs',
    words: {
      fr: 'auteur de violences conjugales, auteur, agresseur, homme violent, je suis violent, je frappe ma femme, colère, arrêter de frapper',
      nl: 'dader, pleger, gewelddadig, ik sla mijn vrouw, woede, agressie, stoppen met slaan',
      de: 'Täter, gewalttätig, ich schlage meine Frau, Wut, aufhören zu schlagen',
      en: 'perpetrator, abuser, violent man, I hit my wife, anger, stop hitting',
    },
  },
  {
    first: ['stop-it-now-bruxelles', 'uppl', 'cab'],
    category: 'auteurs',
    words: {
      fr: 'pédophile, attirance pour les enfants, agresseur sexuel, auteur de violences sexuelles, pulsions',
      nl: 'pedofiel, aangetrokken tot kinderen, zedendelinquent, seksuele dader',
      de: 'pädophil, von Kindern angezogen, Sexualtäter',
      en: 'pedophile, attracted to children, sex offender',
    },
  },
  {
    first: ['urgence-101'],
    words: {
      fr: 'police, danger, urgence, au secours, appeler la police',
      nl: 'politie, gevaar, noodgeval, help',
      de: 'Polizei, Gefahr, Notfall, Hilfe',
      en: 'police, danger, emergency, help',
    },
  },
  {
    first: ['urgence-112'],
    words: {
      fr: 'ambulance, pompiers, blessée, urgence médicale, secours',
      nl: 'ambulance, ziekenwagen, brandweer, gewond, noodgeval',
      de: 'Krankenwagen, Notarzt, Feuerwehr, verletzt, Notfall',
      en: 'ambulance, fire brigade, injured, medical emergency',
    },
  },
  {
    first: ['tele-accueil-107'],
    help: 'ecoute',
    words: {
      fr: 'parler à quelqu’un, écoute, seule, solitude, angoisse, détresse, déprimée',
      nl: 'met iemand praten, luisteren, eenzaam, angst, wanhoop',
      de: 'mit jemandem reden, einsam, Angst, verzweifelt',
      en: 'talk to someone, listen, lonely, anxiety, distress, depressed',
    },
  },
  {
    first: ['prevention-suicide'],
    words: {
      fr: 'suicide, suicidaire, mourir, envie de mourir, en finir',
      nl: 'zelfmoord, zelfdoding, doodgaan, niet meer leven',
      de: 'Selbstmord, Suizid, sterben, nicht mehr leben',
      en: 'suicide, suicidal, kill myself, want to die',
    },
  },
  {
    first: ['aide-victimes'],
    category: 'aide-victimes',
    words: {
      fr: 'aide aux victimes, victime, indemnisation, vol, accident',
      nl: 'slachtofferhulp, slachtoffer, schadevergoeding',
      de: 'Opferhilfe, Opfer, Entschädigung',
      en: 'victim support, victim of crime, compensation',
    },
  },
  {
    first: ['sapv', 'cpvs'],
    help: 'depot_plainte',
    words: {
      fr: 'plainte, porter plainte, déposer plainte, commissariat, assistance policière',
      nl: 'klacht, aangifte doen, politiebureau, slachtofferbejegening',
      de: 'Anzeige, Anzeige erstatten, Polizeiwache',
      en: 'complaint, report to the police, press charges, police station',
    },
  },
  {
    first: ['accueil-victimes-mj'],
    category: 'justice',
    words: {
      fr: 'procès, tribunal, parquet, procureur, maison de justice, audience, jugement, partie civile',
      nl: 'proces, rechtbank, parket, justitiehuis, zitting, vonnis',
      de: 'Prozess, Gericht, Staatsanwalt, Justizhaus, Urteil',
      en: 'trial, court, prosecutor, justice house, hearing, verdict',
    },
  },
  {
    first: ['alice-bruxelles', 'ariel-louvain-la-neuve'],
    help: 'transport',
    words: {
      fr: 'taxi, chauffeur, transport, venir me chercher',
      nl: 'taxi, chauffeur, vervoer',
      de: 'Taxi, Fahrer, Abholung',
      en: 'taxi, driver, ride, pick me up',
    },
  },
  {
    first: ['garance'],
    words: {
      fr: 'autodéfense, self défense, apprendre à se défendre',
      nl: 'zelfverdediging',
      de: 'Selbstverteidigung',
      en: 'self defence, self defense',
    },
  },
  {
    first: ['planning-marolles', 'soralia-liege', 'solidaris-namur'],
    words: {
      fr: 'planning familial, contraception, avortement, IVG, gynécologue',
      nl: 'gezinsplanning, anticonceptie, abortus, gynaecoloog',
      de: 'Familienplanung, Verhütung, Abtreibung, Frauenarzt',
      en: 'family planning, contraception, abortion, gynaecologist',
    },
  },
  {
    first: ['ssm'],
    help: 'psychologique',
    words: {
      fr: 'psy, psychologue, psychiatre, thérapie, traumatisme, santé mentale',
      nl: 'psycholoog, psychiater, therapie, trauma, geestelijke gezondheid',
      de: 'Psychologe, Psychiater, Therapie, Trauma, psychische Gesundheit',
      en: 'psychologist, psychiatrist, therapist, counselling, trauma, mental health',
    },
  },
  {
    first: [],
    help: 'juridique',
    words: {
      fr: 'avocat, juriste, mes droits, aide juridique',
      nl: 'advocaat, jurist, mijn rechten, juridisch advies',
      de: 'Anwalt, Jurist, meine Rechte, Rechtsberatung',
      en: 'lawyer, solicitor, my rights, legal advice',
    },
  },
  {
    first: [],
    help: 'logement',
    words: {
      fr: 'logement, appartement, loyer, sans abri',
      nl: 'woning, huisvesting, huur, dakloos',
      de: 'Wohnung, Miete, obdachlos',
      en: 'housing, flat, rent, homeless',
    },
  },
];
