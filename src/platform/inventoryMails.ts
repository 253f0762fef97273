import { ACCOUNT, clear, OWNER, type Held } from './held.ts';

/** What is kept to tell by mail that something waits: to whom and when, never why. */
export const MAILS: Readonly<Record<string, Readonly<Record<string, Held>>>> = {
  'sec.mail_address': {
    organisation_id: OWNER,
    account_id: ACCOUNT,
    id: clear('a random name, which the journal of deletions keeps when she wants no mail any more'),
    sealed: 'peppered',
    quiet_until: clear('one mail an hour at most: until when she gets none. Emptied when it is over'),
  },
  'sec.mail_due': {
    organisation_id: OWNER,
    account_id: ACCOUNT,
    message_id: clear('a random name: the same mail sent twice has it twice'),
    due_at: clear(
      'when it leaves, up to ten minutes after something happened; the row goes when it has left',
    ),
    leased_until: clear('who sends it now: two processes never do'),
    tries: clear('how often it was tried, to wait longer each time'),
    again: clear('something happened while it was leaving'),
  },
};
