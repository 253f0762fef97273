import type { ServiceView } from '#modules/directory/index.ts';

/** A service and, when it heads a network, the local branches that are in the same list. */
type ServiceGroup = { readonly head: ServiceView; readonly branches: readonly ServiceView[] };

/**
 * Puts the branches of a network under their head, so that thirteen offices of one service do not hide the others.
 * A branch whose head is not in the list stands on its own. The order of the list is kept.
 */
export function groupBranches(views: readonly ServiceView[]): readonly ServiceGroup[] {
  const present = new Set(views.map(({ id }) => id));
  const isBranch = ({ parent }: ServiceView) => parent !== null && present.has(parent.id);
  return views
    .filter((view) => !isBranch(view))
    .map((head) => ({ head, branches: descendants(head, views) }));
}

function descendants(head: ServiceView, views: readonly ServiceView[]): readonly ServiceView[] {
  const children = views.filter(({ parent }) => parent?.id === head.id);
  return children.flatMap((child) => [child, ...descendants(child, views)]);
}
