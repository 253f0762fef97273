export const fr = {
  home: 'Infos pratiques',
  exit: 'Quitter cette page',
  numbersLabel: 'Numéros à appeler tout de suite',
  otherPages: 'Autres pages',
  services: 'Tous les services',
  clarity: 'Y voir clair',
  promises: 'Nos promesses',
  accessibility: 'Accessibilité',
  language: 'Langue, taal, Sprache, language',
  call: (number: string) => `Appeler le ${number}`,
  numberToConfirm: 'numéro à confirmer',
  numberNotFound: 'numéro non trouvé',
  toReview: (count: number) => (count > 1 ? `${count} réponses à revoir` : 'Une réponse à revoir'),
  working: 'Un instant…',
  failed: 'Pas de réponse. Rien n’est perdu : réessayez, ou appelez un des numéros.',
  problem: {
    title: 'Cette page ne s’affiche pas',
    lead: 'Les numéros ci-dessus répondent. Rien de ce que vous avez écrit n’est gardé.',
    again: 'Revenir au début',
  },
};

export type UiWords = typeof fr;
