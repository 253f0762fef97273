import type { RuleSource } from '../guidance.ts';

/** The day the stored copies of these pages were last read. */
const CHECKED_ON = '2026-11-22';

type Page = readonly [label: string, url: string | null];

/** Where the rules were read. The address is that of the page when we know it, else of its site; none for the press. */
const PAGES = {
  founding: ['Textes fondateurs du réseau', null],
  '103': ['RTL info et RTBF, le 103 Écoute-Enfants', null],
  '1001': ['1001 infos, l’alarme portable (2025)', 'https://1001infos.net'],
  altea: ['Altea', 'https://altea.be'],
  amnesty: [
    'Amnesty International Belgique, victime de viol : quelle aide ?',
    'https://www.amnesty.be/camp/droits-femmes/viol/victime-viol-aide-disponible',
  ],
  asw: ['Action sociale Wallonie', 'https://actionsociale.wallonie.be/node/132'],
  azdelta: ['AZ Delta, CPVS de Roulers (2024)', 'https://www.azdelta.be/fr-BE/cpvs/sauvegarder-les-traces'],
  'besafe-div': ['Besafe, DIViCo', 'https://www.besafe.be/nl/node/442'],
  besafe437: ['Besafe, STOPP VIF', 'https://www.besafe.be/en/node/437'],
  cab: ['Centre d’Appui Bruxellois', 'https://cabxl.be'],
  circ23: ['Circulaire de 2023 sur le regroupement familial (etaamb 2023043617)', null],
  'cpvs-bxl': ['Santé mentale Bruxelles, CPVS de Bruxelles', 'https://geestelijkegezondheid.brussels'],
  cvfe: ['Qu4tre et La Libre, le CVFE (2021)', null],
  'dq-fuir': ['Droits Quotidiens, quitter son domicile', 'https://www.droitsquotidiens.be'],
  'dq-secret': ['Droits Quotidiens, le secret professionnel', 'https://www.droitsquotidiens.be'],
  discri: ['Discri, détectomètre', 'https://discri.be'],
  ecpat: ['ECPAT Belgique', 'https://ecpat.be'],
  enmarche: ['En Marche, contraception d’urgence', 'https://www.enmarche.be'],
  'ens-parents': ['Enseignement.be', 'https://www.enseignement.be'],
  evc: [
    'Écoute Violences Conjugales',
    'https://www.ecouteviolencesconjugales.be/qui-sommes-nous/presentation/',
  ],
  exaequo: ['Ex Æquo, traitement d’urgence', 'https://www.exaequo.be/fr/tpe'],
  'fdd-impr': ['Femmes de droit, imprescriptibilité', 'https://femmesdedroit.be'],
  fedasilinfo: ['Fedasil info', 'https://www.fedasilinfo.be'],
  'fwb-mj': [
    'Fédération Wallonie-Bruxelles, Maisons de justice',
    'https://www.federation-wallonie-bruxelles.be',
  ],
  'gams-camp': ['Campagne du GAMS Belgique', null],
  infosante: ['Infosanté, contraception d’urgence', 'https://www.infosante.be'],
  'inforj-saj': ['Infor Jeunes, SAJ et SPJ (2020)', 'https://inforjeunes.be/saj-spj-qui-fait-quoi'],
  'just-cond': ['SPF Justice, conditions d’octroi de l’aide financière', 'https://justitie.belgium.be'],
  'lalibre-mf': ['La Libre, mariage forcé (2015)', null],
  lavenir23: ['L’Avenir, CPVS de Namur (2023)', null],
  mjp: [
    'Maintenant j’en parle, le CPVS',
    'https://www.maintenantjenparle.be/cest-quoi-le-cpvs-centre-de-prise-en-charge-des-violences-sexuelles',
  ],
  polbru: ['Police de Bruxelles, violences sexuelles', 'https://polbru.be/violences-sexuelles/?lang=fr'],
  praxis: ['Revue Quart Monde et L’Avenir, Praxis (2023)', null],
  rmm: ['Réseau Mariage et Migration (2018)', null],
  rs: ['Respect Seniors et La Libre (2021)', 'https://www.respectseniors.be'],
  'rtbf-rp': ['RTBF, diffusion d’images intimes (2021)', null],
  'rtl-div': ['RTL info, DIViCo (2023)', null],
  'rtl-namur': ['RTL info, Espace VIF de Namur (2024)', null],
  'rtl-praxis': ['RTL info, Praxis (2021)', null],
  'rtl-rs': ['RTL info, Respect Seniors (2019)', null],
  rtl18: ['RTL info, enfant en danger (2018)', null],
  rtl25: ['RTL info, CPVS (2025)', null],
  seos: ['La Libre, SéOS (2021)', null],
  'slide-teh': ['Formation sur la traite des êtres humains (slideplayer 17249895)', null],
  'sosviol-dj': ['SOS Viol, démarches juridiques', 'https://www.sosviol.be/aide/demarches-juridiques'],
  telemb: ['Télé MB, alarme portable', null],
  ucl: ['UCLouvain, Respect', 'https://uclouvain.be'],
  uefgm: ['UEFGM, aide en Belgique', 'https://uefgm.org/index.php/advice-support-be/?lang=fr'],
  univpaix: ['Université de Paix', 'https://www.universitedepaix.org'],
  'vic-ou': [
    'Victimes.cfwb, où trouver de l’aide',
    'https://victimes.cfwb.be/besoin-daide/ou-trouver-de-laide',
  ],
  'vic-plainte': ['Victimes.cfwb, déposer une plainte', 'https://victimes.cfwb.be'],
  'vrt-rp': ['VRT, diffusion d’images intimes (2020)', null],
  vsadv: ['VSA Advocaten', 'https://vsadvocaten.be'],
  womando: ['Woman’Dō', 'https://womando.be'],
} as const satisfies Readonly<Record<string, Page>>;

type SourceKey = keyof typeof PAGES;

function toSource(key: SourceKey): RuleSource {
  const [label, url] = PAGES[key];
  return { label, url, checkedOn: CHECKED_ON };
}

export function sources(
  first: SourceKey,
  ...others: readonly SourceKey[]
): readonly [RuleSource, ...RuleSource[]] {
  return [toSource(first), ...others.map(toSource)];
}
