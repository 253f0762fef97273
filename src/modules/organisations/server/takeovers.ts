import { sql, type Transaction } from 'kysely';

/** `ended`: nothing moves any more, whatever has moved. */
export type TakeoverState = 'offered' | 'prepared' | 'agreed' | 'ended';

export type Takeover = {
  readonly id: string;
  readonly direction: 'giving' | 'receiving';
  /** The other house. */
  readonly other: string;
  /** One's own team; null for the giving house before it has said which. */
  readonly team: string | null;
  readonly state: TakeoverState;
  /** How many files were chosen; null for all of the team's. */
  readonly files: number | null;
  /** Who prepared it, in one's own house: somebody else agrees. */
  readonly preparedBy: string | null;
  /** Sealed to the receiver and not taken yet; the giving house alone counts them. */
  readonly onTheirWay: number;
};

/** What one's own organisation gives and receives, the latest first. */
export async function listTakeovers(tx: Transaction<unknown>): Promise<readonly Takeover[]> {
  const { rows } = await sql<Takeover>`
    select o.id, case when o.giver_id = own.id then 'giving' else 'receiving' end as direction,
      case when o.giver_id = own.id then o.organisation_id else o.giver_id end as other,
      case when o.giver_id = own.id then h.team_id else o.team_id end as team,
      case when o.closed_on is not null then 'ended' when h.agreed_on is not null then 'agreed'
        when h.id is not null then 'prepared' else 'offered' end as state,
      h.files, case when o.giver_id = own.id then h.prepared_by end as "preparedBy",
      (select count(*)::int from takeover_file x where x.takeover_id = o.id) as "onTheirWay"
    from takeover_offer o join (select sec.organisation() as id) own on own.id in (o.organisation_id, o.giver_id)
    left join takeover h on h.organisation_id = o.giver_id and h.id = o.id
    order by o.offered_on desc, o.id`.execute(tx);
  return rows;
}
