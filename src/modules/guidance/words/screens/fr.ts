import type { Voice } from '../../domain/questions.ts';
import type { Problem } from '../../domain/journey.ts';
import type { RuleStatus, Suggestion } from '../../domain/guidance.ts';
import type { Urgency } from '../../domain/situation.ts';

const LEADS: Readonly<Record<Voice, string>> = {
  self: 'Le plus pressé d’abord. Vous pouvez n’en appeler qu’un, ou aucun : vous décidez à chaque étape.',
  other: 'Le plus pressé d’abord. Vous pouvez aussi appeler vous-même, pour demander comment aider.',
  professional:
    'Le plus pressé d’abord. Beaucoup de ces équipes conseillent aussi les professionnels. Cette page ne transmet rien.',
  perpetrator: 'On peut demander de l’aide avant d’aller plus loin. Ces équipes ont l’habitude d’en parler.',
};
const COUNTS = ['Aucun service', 'Un service', 'Deux services', 'Trois services'];
const URGENCY: Readonly<Record<Urgency, string>> = {
  now: 'Maintenant',
  today: 'Aujourd’hui',
  days: 'Ces jours-ci',
  planned: 'À votre rythme',
};
const DOUBTS: Readonly<Record<RuleStatus, string>> = {
  read: '',
  seed: '',
  conflict: 'Les sources ne disent pas toutes la même chose.',
  unverified: 'Nous n’avons pas encore pu le vérifier.',
};
const STANDS_FOR: Readonly<Record<NonNullable<Suggestion['standsFor']>, string>> = {
  placeNotTold: 'Dites votre commune : il existe peut-être une équipe plus proche.',
  branchNotKnown: 'Nous ne savons pas quelle équipe locale répond pour cette commune. Demandez-le ici.',
};
const PROBLEMS: Readonly<Record<Problem, string>> = {
  placeEmpty: 'Écrivez une commune, ou passez cette question.',
  placeUnknown: 'Nous ne trouvons pas ce lieu en Belgique. Essayez la commune voisine, ou le code postal.',
  placeSeveral: 'Plusieurs lieux portent ce nom : choisissez le bon.',
};

export const fr = {
  entrance: {
    lead: 'Un numéro, ou quelques questions. C’est gratuit, sans compte et sans votre nom.',
    now: 'Tout de suite',
    shared: {
      title: 'Un appareil que d’autres utilisent ?',
      text: '« Quitter cette page » affiche un autre site à la place. L’historique, lui, n’est pas effacé : on peut y lire « Infos pratiques », jamais vos réponses.',
      summary: 'Ouvrir une fenêtre privée',
      phone: 'Sur un téléphone : le menu du navigateur, puis « navigation privée ».',
      computer: 'Sur un ordinateur : Ctrl Maj N, ou Ctrl Maj P avec Firefox.',
      limits: 'Elle ne protège pas d’un logiciel espion, ni de la facture de téléphone.',
      keys: 'Au clavier, trois fois Maj quitte aussi la page.',
    },
  },
  question: {
    progress: (number: number, left: number) =>
      left > 0 ? `Question ${number}, encore ${left} au plus` : `Question ${number}, la dernière`,
    several: 'Plusieurs réponses sont possibles.',
    dontKnow: 'Je ne sais pas',
    next: 'Continuer',
    skip: 'Passer cette question',
    back: 'Revenir',
    backHint: 'Pour revenir, utilisez ce bouton plutôt que celui du navigateur.',
    results: 'Voir les services maintenant',
    chosen: 'votre réponse',
    more: 'Autre chose',
    why: 'Pourquoi cette question ?',
    whyAll:
      'Votre réponse sert à choisir les services de cette page. Personne ne la lit et elle n’est pas gardée.',
  },
  place: {
    label: 'Commune',
    hint: 'Une commune, un village ou un code postal',
    inside: (locality: string, name: string) => `${locality}, à ${name}`,
    problems: PROBLEMS,
  },
  results: {
    title: (count: number) => `${COUNTS[count] ?? COUNTS[3]} pour commencer`,
    none: 'Parler à quelqu’un, pour commencer',
    noneLead:
      'Ces réponses ne mènent à aucun service précis. Les numéros ci-dessus répondent, et d’autres réponses changeront la liste.',
    urgentTitle: 'Appelez d’abord',
    urgent: 'Les services ci-dessous et les autres questions peuvent attendre.',
    lead: (voice: Voice) => LEADS[voice],
    answers: 'Vos réponses',
    noAnswers: 'Vous n’avez encore rien répondu : voici ce qui convient à tout le monde.',
    change: 'Changer',
    clear: 'Tout effacer',
    urgency: URGENCY,
    doubts: DOUBTS,
    confirm: 'À confirmer auprès du service.',
    standsFor: STANDS_FOR,
    dependsOn: (facts: string) => `Peut dépendre de ce que vous n’avez pas dit : ${facts}.`,
    reasons: 'D’où vient ce conseil',
    checked: (day: string) => `vérifié le ${day}`,
    open: (name: string) => `Tout sur ${name}`,
    others: (count: number) => (count > 1 ? `${count} autres services` : 'Un autre service'),
    excluded: 'Pourquoi d’autres ne sont pas proposés',
    territory: (count: number) =>
      count > 1 ? `${count} servent un autre territoire` : 'Un autre sert un autre territoire',
    ask: (count: number) =>
      count > 1
        ? `${count} réponses peuvent encore changer cette liste`
        : 'Une réponse peut encore changer cette liste',
    sheet: 'Une feuille à imprimer',
    ruleset: (version: string) => `Conseils, version ${version}`,
  },
  search: {
    label: 'Je sais ce que je cherche',
    hint: 'Un service, une commune ou un numéro',
    submit: 'Chercher',
    title: 'Ce que nous avons trouvé',
    found: (count: number) => (count > 1 ? `${count} services` : 'Un service'),
    first: (shown: number) => `Voici les ${shown} premiers.`,
    none: 'Rien trouvé avec ces mots',
    noneLead: 'Essayez un mot plus simple, le nom d’une commune, ou répondez à quelques questions.',
    questions: 'Répondre à quelques questions',
  },
  services: {
    title: 'Tous les services',
    lead: (count: number) =>
      `${count} services, rangés par thème. Rien ne change dans l’adresse de cette page.`,
  },
  sheet: {
    title: 'Une feuille à imprimer',
    lead: 'Pour imprimer : le menu du navigateur, puis « Imprimer ». Seul l’encadré sort sur la feuille.',
    discreet: 'Feuille discrète',
    discreetHint: 'Des numéros et des initiales. Rien ne dit d’où elle vient.',
    full: 'Feuille complète',
    fullHint:
      'Les noms, les raisons, ce qui reste à confirmer. À garder là où personne d’autre ne la trouve.',
    toDiscreet: 'Voir la feuille discrète',
    toFull: 'Voir la feuille complète',
    always: 'jour et nuit',
    readOn: (date: string) => `Relevé du ${date}. Les heures et les numéros peuvent changer.`,
  },
};

export type ScreenWords = typeof fr;
