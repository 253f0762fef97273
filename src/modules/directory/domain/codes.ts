// The codes of the directory. They are part of the public interface: a code never changes its meaning.
// Their labels, in every language, are in ../words/.

export const CATEGORIES = [
  'urgence',
  'viol',
  'mineurs-inceste',
  'ecole',
  'travail-sexe',
  'mariage-force',
  'mgf',
  'conflit',
  'migration',
  'lgbtqia',
  'violences-conjugales',
  'traite',
  'assistance-policiere',
  'justice',
  'auteurs',
  'aide-victimes',
  'prevention',
  'partenaires',
] as const;
export type CategoryCode = (typeof CATEGORIES)[number];

export const HELP = [
  'urgence',
  'ecoute',
  'chat',
  'psychologique',
  'soins_medicaux',
  'medico_legal',
  'suivi',
  'depot_plainte',
  'juridique',
  'social',
  'administratif',
  'accompagnement_demarches',
  'orientation',
  'hebergement',
  'logement',
  'groupe_parole',
  'atelier',
  'prevention',
  'formation_pro',
  'conseil_pro',
  'coordination_pro',
  'protection_enfant',
  'signalement',
  'suivi_judiciaire',
  'responsabilisation_auteur',
  'evaluation_auteur',
  'travail_rue',
  'depistage_vaccination',
  'certificat_medical',
  'mediation',
  'temoignage',
  'plaidoyer',
  'transport',
  'aide_materielle',
  'insertion',
] as const;
export type HelpCode = (typeof HELP)[number];

export const POPULATIONS = [
  'tout_public',
  'victime',
  'victime_traite',
  'proche',
  'temoin',
  'parent',
  'enfant_0_6',
  'enfant',
  'mineur',
  'mineur_15_plus',
  'eleve',
  'jeune_adulte',
  'adulte',
  'senior',
  'femme',
  'homme',
  'lgbtqia',
  'migrant',
  'exile_sans_titre',
  'travailleur_sexe',
  'auteur',
  'professionnel',
  'ecole',
] as const;
export type PopulationCode = (typeof POPULATIONS)[number];

export const ACCESS = [
  'soi',
  'proche',
  'temoin',
  'professionnel',
  'police',
  'justice_mandat',
  'tribunal',
  'conseiller_saj',
  'chef_etablissement',
  'orientation_partenaire',
] as const;
export type AccessCode = (typeof ACCESS)[number];

export const TYPES = ['urgence', 'ligne', 'service', 'antenne', 'reseau', 'categorie'] as const;
export type ServiceType = (typeof TYPES)[number];

export const STATUSES = ['actif', 'annonce', 'a_verifier'] as const;
export type ServiceStatus = (typeof STATUSES)[number];

export const RELIABILITIES = ['officiel', 'seed', 'institution', 'presse', 'tiers'] as const;
export type ReliabilityCode = (typeof RELIABILITIES)[number];
