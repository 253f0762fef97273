export const fr = {
  clarity: {
    title: 'Y voir clair',
    lead: 'Des phrases que l’on peut penser d’un couple, d’une famille ou d’un lieu de vie. Cochez celles qui vous parlent.',
    promise:
      'Il n’y a pas de points, ni de résultat. Une seule phrase suffit pour en parler à quelqu’un. Ce que vous cochez n’est ni envoyé ni gardé.',
    zones: [
      {
        name: 'On respire',
        phrases: [
          'Si je change d’avis, la soirée continue normalement.',
          'Mon argent, mon téléphone et mes papiers restent à moi.',
          'Je peux voir mes amis sans devoir tout raconter après.',
          'Après une dispute, on se parle, et chacun peut dire qu’il s’est trompé.',
          'Quand je dis non, on n’insiste pas.',
        ],
        after: 'Chacun garde sa place. On peut dire non sans préparer ses mots.',
      },
      {
        name: 'On étouffe',
        phrases: [
          'Sur le chemin du retour, j’essaie de deviner dans quel état je vais trouver l’autre.',
          'Je raconte ma journée sans trou, parce que les trous posent problème.',
          'On me répète que j’ai mal compris, que ça ne s’est pas passé comme ça.',
          'Je vois moins de monde qu’avant : c’est plus simple que d’expliquer.',
          'On regarde mes messages, on compte ce que je dépense.',
          'On se moque de moi devant les autres, puis on dit que je n’ai pas d’humour.',
        ],
        after: 'Quelque chose se resserre, parfois si lentement qu’on doute. En parler n’oblige à rien.',
      },
      {
        name: 'On a peur',
        phrases: [
          'J’ai dit oui pour que ça s’arrête.',
          'Une main sur ma gorge, une porte bloquée, mes clés confisquées.',
          'Je me demande ce qui arriverait si je partais.',
          'On menace de me prendre les enfants, ou mes papiers.',
          'On me dit : « si tu pars, je me tue », ou « je te retrouverai ».',
          'Les enfants se taisent ou se cachent quand la voix monte.',
        ],
        after:
          'Ce n’est pas votre faute. Des personnes savent préparer la suite avec vous, à votre rythme. Si c’est maintenant : le 101.',
      },
    ],
    go: 'Voir à qui en parler',
    untick: 'Tout décocher',
  },
  promises: {
    title: 'Nos promesses',
    lead: 'Ce que cette page fait pour vous, et ce qu’elle ne peut pas faire. Nous préférons le dire.',
    parts: [
      {
        title: 'Ce que vous répondez',
        lines: [
          'Nous ne demandons jamais qui vous êtes. Il n’y a ni compte, ni code, ni cookie.',
          'Vos réponses et vos recherches ne sont pas gardées. Entre deux écrans, elles passent par notre serveur sous clé, une minute au plus, et sont effacées à la lecture.',
          'Notre programme ne note ni vos réponses, ni vos mots.',
          'Cette page ne demande rien à un autre site : ni image, ni carte, ni mesure d’audience.',
        ],
      },
      {
        title: 'Ce qui reste sur votre appareil',
        lines: [
          'Aucune réponse, aucun nom. L’historique montre l’adresse de l’accueil et « Infos pratiques ».',
          'Si votre navigateur bloque les scripts, il y a aussi une adresse faite de lettres au hasard. Elle n’ouvre plus rien.',
          'L’annuaire ouvert, lui, a des adresses lisibles. Ici, tout s’ouvre à la même adresse.',
          'Le site d’un service, si vous l’ouvrez, s’inscrit dans l’historique comme toute visite.',
        ],
      },
      {
        title: 'Ce que fait « Quitter cette page »',
        lines: [
          'La page devient blanche tout de suite, ce que vous avez tapé est effacé, puis un autre site s’affiche.',
          'Le bouton « retour » du navigateur ne montre plus rien de ce que vous avez lu ou écrit.',
          'Au clavier, trois fois Maj fait la même chose. Si votre navigateur bloque les scripts, seul le bouton marche.',
        ],
      },
      {
        title: 'Ce que « Quitter cette page » ne fait pas',
        lines: [
          'Il n’efface pas l’historique, et ne ferme pas les autres onglets.',
          'Il n’efface pas un appel : le numéro reste dans le téléphone, et peut être sur la facture.',
          'Ce que quelqu’un a déjà vu sur l’écran est vu.',
        ],
      },
      {
        title: 'Ce que nous ne pouvons pas empêcher',
        lines: [
          'Un logiciel espion sur votre appareil voit ce que vous voyez.',
          'Votre fournisseur d’accès voit le nom de notre site, pas ce que vous y lisez.',
          'Une personne qui prendrait la main sur notre serveur verrait ce qui s’y passe à ce moment-là.',
        ],
      },
      {
        title: 'Les services proposés',
        lines: [
          'Chaque numéro vient d’une source, avec sa date. Un trait en pointillé veut dire : à confirmer.',
          'Nous disons pourquoi un service est proposé, et pourquoi un autre ne l’est pas.',
          'Nous pouvons nous tromper. Si personne ne répond : le 112, le 101, ou le 107 pour parler.',
          'Nous ne promettons rien sur ce que fera la justice. Un service peut vous l’expliquer.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibilité',
    lead: 'Ces pages sont faites pour être lues et utilisées par tout le monde.',
    parts: [
      {
        title: 'Ce qui marche',
        lines: [
          'Tout se fait au clavier. Le premier arrêt est toujours « Quitter cette page ».',
          'Tout se fait sans script, sur un vieux téléphone ou avec Tor.',
          'Le texte peut être agrandi jusqu’à 400 %, sur un écran étroit, sans rien perdre.',
          'Les couleurs sont contrastées et ne disent jamais rien seules. Rien ne bouge.',
          'Les pages existent en français, néerlandais, allemand et anglais.',
        ],
      },
      {
        title: 'Ce qui n’est pas encore bien',
        lines: [
          'Aucune personne extérieure n’a encore contrôlé ces pages.',
          'Des traductions n’ont pas encore été relues : c’est écrit à côté.',
          'Il n’y a pas encore de version en langue des signes, ni en facile à lire.',
        ],
      },
      {
        title: 'Si le téléphone n’est pas possible',
        lines: [
          'Certains services ont un tchat : leur fiche le dit, avec les heures et l’âge quand ils sont connus.',
        ],
      },
    ],
  },
};

export type PageWords = typeof fr;
