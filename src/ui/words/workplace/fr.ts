export const fr = {
  name: 'Relais',
  skip: 'Aller au contenu',
  nav: 'Espace de travail',
  home: 'Accueil',
  organisation: 'Organisation',
  journal: 'Journal',
  account: 'Mon compte',
  directory: 'Annuaire',
  more: 'Plus',
  trial: 'réseau d’essai, données inventées',
  find: 'Chercher une ou un collègue, une équipe, un service',
  findShort: 'Chercher',
  lock: 'Verrouiller',
  cancel: 'Annuler',
  print: 'Imprimer',
  late: {
    title: 'Rien n’est parti, rien n’est perdu',
    text: 'Votre session s’était fermée. Ce que vous aviez écrit est là : relisez, puis envoyez.',
  },
  restored: {
    title: 'Ce que vous écriviez est là',
    text: 'Gardé scellé, pour vous seul·e, pendant un jour.',
    forget: 'Effacer ce brouillon',
  },
  ending: {
    title: 'Votre session va se fermer',
    text: (left: string) => `Encore ${left}. Ce que vous écrivez est gardé.`,
    stay: 'Rester',
  },
  saved: 'Brouillon gardé',
  unknown: {
    title: 'Cette page n’existe pas, ou n’est pas à vous',
    text: 'Relais répond la même chose dans les deux cas.',
    back: 'Revenir à l’accueil',
  },
  failed: {
    title: 'Relais n’a pas pu faire ce que vous demandiez',
    text: 'Rien n’a été changé. Réessayez ; si cela recommence, donnez cette référence à la personne qui tient Relais :',
  },
};

export type WorkplaceWords = typeof fr;
