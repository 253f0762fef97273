/**
 * What each column of the database holds. `sealed`: opens with a person's or a team's key. `wrapped`: a key, under
 * another. `hash`: a fingerprint, which leads back to nothing. `key`: a public key or a signature. Anything else is
 * clear, and says why it must be. This list is all that a seizure of the database can read (docs/columns.md).
 */
type Held = 'sealed' | 'wrapped' | 'hash' | 'key' | { readonly clear: string };

const clear = (why: string): Held => ({ clear: why });

const ID = clear('a random name, which the other rows point to');
const OWNER = clear('whose row it is: the isolation reads it at each request');
const ACCOUNT = clear('which account, a random name');
const TEAM = clear('which team, a random name');
const EPOCH = clear('which key opens it');
const CHAIN = clear('the place in the chain');

export const INVENTORY: Readonly<Record<string, Readonly<Record<string, Held>>>> = {
  'public.account': {
    organisation_id: OWNER,
    id: ID,
    state: clear('whether this account may enter'),
    profile: 'sealed',
    profile_epoch: EPOCH,
    seal_public_key: 'key',
    sign_public_key: 'key',
    keys_signature: 'key',
    key_generation: clear('a key made anew must not pass for the one before'),
    created_on: clear('day an account was made, for how long one may wait'),
    left_on: clear('day somebody left, for how long her name stays in the audit'),
  },
  'public.account_side': {
    organisation_id: OWNER,
    account_id: ACCOUNT,
    side: clear('the database itself refuses who would work with victims and with perpetrators'),
  },
  'public.accreditation': {
    organisation_id: OWNER,
    id: ID,
    kind: clear('public: what an authority recognised the organisation for'),
    authority: clear('public: which authority'),
    valid_from: clear('public: since when'),
    valid_until: clear('public: until when, to warn in time'),
  },
  'public.agreement': {
    organisation_id: OWNER,
    id: ID,
    with_organisation_id: clear('with which organisation, for the warnings before it ends'),
    terms: 'sealed',
    terms_epoch: EPOCH,
    signed_on: clear('day of the signature'),
    until_on: clear('last day, to warn in time'),
  },
  'public.audit_checkpoint': {
    organisation_id: OWNER,
    seq: CHAIN,
    hash: 'hash',
    signed_at: clear('when the server signed the chain'),
    signature: 'key',
  },
  'public.audit_entry': {
    organisation_id: OWNER,
    seq: CHAIN,
    on_hour: clear('the hour of an act, never the minute'),
    actor_id: ACCOUNT,
    action: clear('a word of a closed list: who did what must be found without a key'),
    object_kind: clear('a word of a closed list'),
    object_id: clear('to which row, a random name'),
    reason: 'sealed',
    prev: 'hash',
    hash: 'hash',
  },
  'public.audit_head': { organisation_id: OWNER, seq: CHAIN, hash: 'hash' },
  'public.deletion': {
    organisation_id: OWNER,
    object_kind: clear('a restore must delete the same row again'),
    object_id: clear(
      'a restore must delete the same row again: a random name that leads to nothing any more',
    ),
    deleted_on: clear('day of the deletion: from when on a restore must delete'),
  },
  'public.draft': {
    id: 'hash',
    sealed: 'sealed',
    expires_at: clear('a form waits one minute for the page that follows, then it is swept'),
  },
  'public.excluded_organisation': {
    organisation_id: OWNER,
    excluded_id: clear('to whom nothing is ever sent: looked at while choosing, with nobody signed in'),
  },
  'public.file': {
    organisation_id: OWNER,
    id: ID,
    origin_id: clear('where it was opened: part of what its seal vouches for, through a merger too'),
    team_id: TEAM,
    opened_on: clear('day it was opened, for the duration of keeping'),
    erase_on: clear('day it is erased, with nobody signed in'),
  },
  'public.file_key': {
    organisation_id: OWNER,
    file_id: clear('of which file, a random name'),
    team_id: TEAM,
    epoch: EPOCH,
    wrapped: 'wrapped',
  },
  'public.file_record': {
    organisation_id: OWNER,
    file_id: clear('of which file, a random name'),
    id: ID,
    kind: clear('a word of a closed list: which form opens it'),
    sealed: 'sealed',
  },
  'public.intake_key': {
    organisation_id: OWNER,
    team_id: TEAM,
    generation: clear('which of the intake keys, each published once'),
    public_key: 'key',
    epoch: EPOCH,
    wrapped: 'wrapped',
    retired_on: clear('from when on nothing is sealed to it'),
  },
  'public.key_log': {
    seq: CHAIN,
    organisation_id: clear('public: whose key'),
    kind: clear('public: the organisation’s, an account’s or an intake’s'),
    subject_id: clear('public: of which account or team, a random name'),
    generation: clear('public: which of its keys'),
    seal_public_key: 'key',
    sign_public_key: 'key',
    signature: 'key',
    on_day: clear('public: since which day'),
    prev: 'hash',
    hash: 'hash',
  },
  'public.key_pin': {
    organisation_id: OWNER,
    pinned_id: clear('whose key was noted'),
    root_public_key: 'key',
    compared_on: clear('day the words were compared by telephone'),
  },
  'public.kysely_migration': {
    name: clear('which migration ran'),
    timestamp: clear('when a migration ran'),
  },
  'public.kysely_migration_lock': {
    id: clear('one migration at a time'),
    is_locked: clear('one migration at a time'),
  },
  'public.organisation': {
    id: ID,
    name: clear('public: the name of an organisation'),
    service_id: clear('public: its entry in the directory'),
    kinds: clear('public: what it does'),
    territory: clear('public: where'),
    accepts_requests: clear('public: whether one may write to it here'),
    root_public_key: 'key',
    founded_on: clear('day it joined the network'),
    closed_on: clear('day it left the network'),
    trial: clear('whether it is invented'),
  },
  'public.recovery_approval': {
    organisation_id: OWNER,
    request_id: clear('to which request, a random name'),
    account_id: clear('which custodian agreed'),
    sealed: 'sealed',
  },
  'public.recovery_request': {
    organisation_id: OWNER,
    id: ID,
    generation: clear('which of the recovery keys'),
    account_id: clear('who asked for her keys back: every colleague is told'),
    opens_at: clear('when the day of waiting is over'),
  },
  'public.recovery_set': {
    organisation_id: OWNER,
    generation: clear('which of the recovery keys'),
    threshold: clear('how many custodians open it together'),
    public_key: 'key',
    made_on: clear('day it was split'),
    retired_on: clear('from when on nothing is sealed to it'),
  },
  'public.recovery_share': {
    organisation_id: OWNER,
    generation: clear('which of the recovery keys'),
    account_id: clear('which custodian holds this share'),
    sealed: 'sealed',
  },
  'public.recovery_team_key': {
    organisation_id: OWNER,
    generation: clear('which of the recovery keys'),
    team_id: TEAM,
    epoch: EPOCH,
    sealed: 'wrapped',
  },
  'public.root_key': { organisation_id: OWNER, team_id: TEAM, epoch: EPOCH, wrapped: 'wrapped' },
  'public.sealed_draft': {
    organisation_id: OWNER,
    account_id: ACCOUNT,
    form: 'hash',
    sealed: 'sealed',
    kept_until: clear('what was being typed is swept with nobody signed in'),
  },
  'public.team': {
    organisation_id: OWNER,
    id: ID,
    kind: clear('everyone, administration, or a team of their own'),
    side: clear('the database itself refuses who would work with victims and with perpetrators'),
    label: 'sealed',
    label_epoch: EPOCH,
    epoch: EPOCH,
    few_holders_since: clear('since when too few can open the team: it is warned, then takes no new file'),
    must_rotate: clear('somebody left: a new key is due'),
    created_on: clear('day it was made, for how long one holder may be alone'),
    closed_on: clear('day it was closed'),
  },
  'public.team_epoch': {
    organisation_id: OWNER,
    team_id: TEAM,
    epoch: EPOCH,
    previous_wrapped: 'wrapped',
    created_on: clear('day of the key, to renew it in time'),
  },
  'public.team_key': {
    organisation_id: OWNER,
    team_id: TEAM,
    epoch: EPOCH,
    account_id: clear('to whom the key was sealed, a random name'),
    sealed: 'wrapped',
  },
  'public.team_member': {
    organisation_id: OWNER,
    team_id: TEAM,
    account_id: ACCOUNT,
    side: clear('the database itself refuses who would work with victims and with perpetrators'),
    exclusive_side: clear('made from the side'),
    roles: clear('a closed list: what a colleague may do is asked before anything is opened'),
    since_on: clear('day she joined the team'),
    id: clear('a random name: a restore takes away again what was taken since, and not what was given anew'),
  },
  'sec.attempt': {
    login: 'hash',
    network: 'hash',
    hour: clear('the hour of a try, for thirty days: who guesses must wait'),
    tries: clear('how often'),
    known: clear('whether somebody signed in from there before: nobody can lock another out'),
  },
  'sec.credential': {
    organisation_id: OWNER,
    account_id: ACCOUNT,
    login: 'hash',
    salt: clear('chance, needed before a pass-phrase can be tried'),
    memory_kib: clear('what a try must cost'),
    passes: clear('what a try must cost'),
    lanes: clear('what a try must cost'),
    verifier: 'hash',
    seed_by_password: 'wrapped',
    recovery_verifier: 'hash',
    seed_by_recovery: 'wrapped',
    second_factors: 'sealed',
    last_step: clear('a code of the second factor serves once: half a minute of the last time she signed in'),
    changed_on: clear('day of the last change'),
  },
  'sec.invitation': {
    id: 'hash',
    purpose: clear('found, join or reset'),
    organisation_id: OWNER,
    account_id: ACCOUNT,
    expires_at: clear('until when the link opens, then it is swept'),
  },
  'sec.session': {
    id: 'hash',
    db_id: 'hash',
    organisation_id: OWNER,
    account_id: ACCOUNT,
    seed_wrapped: 'wrapped',
    begun_at: clear('two sessions at most: the oldest goes. Ten hours at most'),
    idle_until: clear('ends after a quarter of an hour of silence'),
    ends_at: clear('ends after ten hours'),
    stepped_up_until: clear('until when the pass-phrase given again counts'),
  },
};

/** What a judge, or a thief, can read: the columns in clear, table by table, and nothing else. */
export function clearColumns(): readonly { readonly table: string; readonly columns: readonly string[] }[] {
  return Object.entries(INVENTORY)
    .map(([table, columns]) => ({
      table,
      columns: Object.keys(columns).filter((column) => typeof columns[column] === 'object'),
    }))
    .filter(({ columns }) => columns.length > 0);
}

/** The list as a page for people: docs/columns.md. */
export function columnsPage(): string {
  const tables = Object.entries(INVENTORY).map(([table, columns]) => {
    const lines = Object.entries(columns).map(([column, held]) =>
      typeof held === 'string' ? `- \`${column}\`: ${held}` : `- \`${column}\`: **clear**, ${held.clear}`,
    );
    return [`## ${table}`, '', ...lines].join('\n');
  });
  return `${INTRODUCTION}\n\n${tables.join('\n\n')}\n`;
}

const INTRODUCTION = `# What each column holds

Written from \`src/platform/inventory.ts\`; a test compares it with the database, and fails on a column that is missing here. Whoever takes the database reads what is **clear** and nothing else; an order to hand over data is answered with that and the sealed bytes.

- sealed: opens with a person's or a team's key
- wrapped: a key, under another key
- hash: a fingerprint, which leads back to nothing
- key: a public key, or a signature made with one
- clear: readable, with the reason why it must be`;
