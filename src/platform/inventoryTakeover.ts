import { clear, EPOCH, ID, OWNER, TEAM, type Held } from './held.ts';

/** The tables of files that change house, and of a house that ends. */
export const TAKEOVER: Readonly<Record<string, Readonly<Record<string, Held>>>> = {
  'public.takeover': {
    organisation_id: OWNER,
    id: ID,
    receiver_id: clear('which organisation takes over'),
    team_id: TEAM,
    side: clear('the database itself refuses that files cross the wall'),
    epoch: EPOCH,
    plan: 'sealed',
    files: clear('how many files were chosen, for who must agree'),
    prepared_by: clear('who prepared it: somebody else must agree'),
    prepared_on: clear('day it was prepared'),
    agreed_by: clear('who agreed'),
    agreed_on: clear('from when on files may leave'),
    signature: 'key',
    ended_on: clear('when it ended: a house closes thirty days later'),
  },
  'public.takeover_file': {
    organisation_id: OWNER,
    takeover_id: clear('with which takeover it leaves, a random name'),
    file_id: clear('of which file, a random name'),
    sealed: 'wrapped',
  },
  'public.takeover_offer': {
    organisation_id: OWNER,
    id: ID,
    giver_id: clear('which organisation may hand over'),
    team_id: TEAM,
    side: clear('the database itself refuses that files cross the wall'),
    public_key: 'key',
    signature: 'key',
    epoch: EPOCH,
    wrapped: 'wrapped',
    offered_on: clear('an offer that nobody answers lapses'),
    closed_on: clear('when it ended'),
  },
  'public.dissolution': {
    organisation_id: OWNER,
    asked_by: clear('who asked that every file be shredded: somebody else must agree'),
    asked_on: clear('day it was asked'),
    shreds_on: clear('from which day on, after a wait that everybody sees'),
    agreed_by: clear('who else agreed'),
  },
};
