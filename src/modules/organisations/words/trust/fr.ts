export const fr = {
  network: {
    title: 'Les autres maisons',
    lead: 'Avant d’échanger, comparez six mots par téléphone avec chaque maison : les mêmes des deux côtés, et personne ne s’est glissé entre vous.',
    own: 'Les six mots de votre maison',
    ownText: 'Lisez-les à l’autre maison : elle doit voir les mêmes sur son écran, à votre nom.',
    ownRefused: 'La clé de votre maison n’est pas celle que vous avez notée en entrant',
    ownRefusedText: 'Ne lisez rien à personne, et prévenez la personne qui tient Relais.',
    others: 'Les maisons du réseau',
    alone: 'Votre maison est encore seule dans le réseau.',
    states: { compared: 'comparée', met: 'à comparer', changed: 'clé changée' },
    comparedOn: (day: string) => `Comparée par téléphone le ${day}.`,
    never: 'Pas encore comparée.',
    see: 'Voir les six mots',
    call: 'Appelez cette maison à un numéro que vous connaissez. On vous lit six mots : ce doivent être ceux-ci.',
    heard: 'J’ai entendu ces six mots, par téléphone',
    mark: 'Noter comme comparée',
    different: 'Des mots différents ? Ne notez rien, et prévenez la personne qui tient Relais.',
    notHolder: 'Qui tient la clé de l’administration note la comparaison.',
    changed: (name: string) => `${name}\u00a0: la clé n’est plus celle que vous avez connue`,
    changedText:
      'Une maison ne change jamais cette clé : quelqu’un a pu se glisser entre vous. Plus rien ne lui est scellé d’ici, et rien n’est perdu.',
    todo: 'Ce qu’il faut faire',
    steps: [
      'N’envoyez rien à cette maison par Relais.',
      'Appelez-la à un numéro que vous connaissez, pas à celui d’un message reçu.',
      'Lisez-lui les mots d’avant et ceux de maintenant.',
      'Prévenez ensemble la personne qui tient Relais.',
    ],
    before: 'Les mots d’avant',
    now: 'Les mots de maintenant',
  },
  intake: {
    title: 'Clé de réception',
    text: 'Les demandes envoyées à cette équipe sont fermées avec cette clé. Elle seule les ouvre.',
    none: 'Pas de clé : rien ne peut être envoyé à cette équipe.',
    since: (day: string) => `En place depuis le ${day}.`,
    swapped: 'La clé que le réseau lit n’est pas celle que votre maison a signée',
    swappedText:
      'Rien n’est scellé avec elle. Prévenez la personne qui tient Relais avant de faire une nouvelle clé.',
    make: 'Faire la clé',
    renew: 'Renouveler la clé',
    renewText:
      'Les demandes déjà reçues restent ouvertes à l’équipe. Les prochaines sont fermées avec la nouvelle clé.',
    notHolder:
      'Il faut tenir la clé de cette équipe et celle de l’administration pour la faire ou la renouveler.',
  },
  custodians: {
    title: 'Personnes de confiance',
    lead: 'Quand une personne a tout perdu et que personne ne tient plus la clé de son équipe, elles la lui rendent, à plusieurs. Une seule ne peut rien.',
    who: 'Qui elles sont',
    since: (day: string) => `Désignées le ${day}.`,
    threshold: (needed: number, all: number) =>
      `Il en faut ${needed} sur ${all}, ensemble, et un jour d’attente que toute la maison voit.`,
    none: 'Personne encore',
    noneText:
      'Si la dernière personne qui tient la clé d’une équipe perd la sienne, les dossiers de cette équipe sont perdus.',
    refused: 'Cette liste n’est pas celle que votre maison a signée',
    refusedText:
      'Aucune clé ne lui est confiée. Prévenez la personne qui tient Relais avant d’en désigner une autre.',
    appoint: 'Désigner',
    again: 'Désigner d’autres personnes',
    appointText:
      'Une clé de secours est coupée en autant de parts que de personnes. Deux parts suffisent, une ne sert à rien. Choisissez-en trois ou plus : une absence ne bloque pas tout.',
    replaces: 'La nouvelle liste remplace celle d’avant, dont les parts ne servent plus.',
    legend: 'Deux personnes au moins',
    appointSubmit: 'Désigner ces personnes',
    follow:
      'La clé d’une équipe que vous ne tenez pas est ajoutée quand une personne qui la tient ouvre Relais.',
    notHolder: 'Qui tient la clé de l’administration désigne les personnes de confiance.',
  },
  recovery: {
    title: 'Retour des clés en cours',
    nothing: 'Aucun en ce moment.',
    of: (name: string) => `${name} a redemandé ses clés`,
    yours: 'Vous avez redemandé vos clés',
    opens: (moment: string) => `S’ouvre ${moment}.`,
    open: (moment: string) => `Le jour d’attente est passé depuis ${moment}.`,
    agreed: (count: number, needed: number) =>
      count === 0
        ? `Aucun accord sur ${needed}.`
        : count === 1
          ? `Un accord sur ${needed}.`
          : `${count} accords sur ${needed}.`,
    by: (names: string) => `Donné par ${names}.`,
    unknown:
      'Vous ne l’attendiez pas ? Appelez cette personne tout de suite. Elle, ou l’administration, peut arrêter.',
    approveText:
      'Appelez-la à un numéro que vous connaissez et demandez-lui si c’est bien elle. Votre part lui est scellée : elle ne sert qu’à elle, et pas avant la fin du jour d’attente.',
    sure: 'Je l’ai eue de vive voix, c’est bien elle qui demande',
    approve: 'Donner mon accord',
    approved: 'Vous avez donné votre accord.',
    ownShare: 'Votre part ne compte pas pour vous-même.',
    stop: 'Arrêter ce retour',
    stopText: 'Rien ne sera rendu. Elle pourra redemander.',
    complete: 'Reprendre mes clés',
    completeText: 'Le jour est passé et les accords sont là.',
    waitTime: (moment: string) => `Il reste à attendre : cela s’ouvre ${moment}.`,
    waitCustodians: (missing: number) =>
      missing === 1 ? 'Il manque encore un accord.' : `Il manque encore ${missing} accords.`,
    waitNobody: 'Vous n’avez rien à faire avant. Revenez sur cette page.',
    ask: 'Redemander vos clés',
    askText: (teams: string) =>
      `Vos clés n’ouvrent plus : ${teams}. Une personne qui en tient la clé peut vous la redonner tout de suite : demandez-lui d’abord. Si personne ne le peut, demandez aux personnes de confiance. Toute la maison le verra, et cela prend un jour.`,
    askSubmit: 'Demander aux personnes de confiance',
    askNobody: (teams: string) =>
      `Vos clés n’ouvrent plus : ${teams}. Demandez à une personne qui en tient la clé de vous la redonner. Votre maison n’a pas désigné de personnes de confiance.`,
  },
  home: {
    when: 'clés',
    watched: 'En cours dans la maison',
    approve: (name: string) => `${name} redemande ses clés : votre accord`,
    approveText: 'Appelez-la d’abord. Votre part ne sert qu’avec celle d’une autre personne.',
    lateText: 'Le jour d’attente est passé, et elle ne peut pas travailler.',
    own: 'Vos clés : ce qu’il reste à attendre',
    ready: 'Vos clés peuvent revenir',
    readyText: 'Le jour est passé et les accords sont là.',
    missing: 'Des clés d’équipe vous manquent',
    missingText:
      'Une ou un collègue qui les tient peut vous les redonner ; sinon, les personnes de confiance.',
    changed: (name: string) => `${name}\u00a0: clé changée`,
    changedText: 'Plus rien ne lui est scellé. Appelez cette maison avant tout envoi.',
    safety: 'sûreté',
  },
  done: {
    compared: 'C’est noté : les six mots ont été comparés.',
    intakeMade: 'La clé de réception est faite.',
    appointed: 'Les personnes de confiance sont désignées.',
    asked: 'C’est demandé. Toute la maison le voit.',
    approved: 'Votre accord est donné.',
    stopped: 'C’est arrêté. Rien n’a été rendu.',
    completed: 'Vos clés sont revenues.',
  },
  problems: {
    otherWords: 'Ce ne sont plus les mêmes mots : rien n’est fait. Relisez la page.',
    custodians: 'Choisissez deux personnes au moins.',
    recoveryTooFew: 'Pas encore : le jour n’est pas passé, ou des accords manquent.',
    spoken: 'Cochez quand vous avez parlé avec cette personne.',
    gone: 'Cela n’attend plus rien : regardez l’état ci-dessous.',
    nothingMissing: 'Aucune clé ne vous manque.',
  },
};

export type TrustWords = typeof fr;
