import type { AccountCard } from '../identity/index.ts';
import type { Member } from './queries/members.ts';
import type { NodeCard, NodePage, TreeItem } from './queries/nodes.ts';
import type { PersonPage, PersonPermission } from './queries/person-page.ts';

export function presentNode(card: NodeCard) {
  return {
    nodeId: card.nodeId,
    kind: card.kind,
    name: card.name,
    shortName: card.shortName,
    regionCode: card.regionCode,
    regionName: card.regionName,
    creditCode: card.creditCode,
    contact: card.contact,
    state: card.state,
    successorId: card.successorId,
  };
}

export function presentTreeItem(item: TreeItem) {
  return {
    ...presentNode(item),
    parentId: item.parentId,
    children: item.children,
    permissions: [...item.permissions],
  };
}

export function presentNodePage(page: NodePage) {
  return {
    ...presentNode(page.card),
    path: page.path.map(({ nodeId, name }) => ({ nodeId, name })),
    relations: page.relations.map(({ relation, officeId, officeName, fromOn, toOn }) => ({
      relation,
      officeId,
      officeName,
      fromOn,
      toOn,
    })),
    offices: page.offices.map(({ relation, office }) => ({
      relation,
      office: office && { nodeId: office.nodeId, name: office.name },
    })),
    permissions: [...page.permissions],
  };
}

export function presentMember(member: Member, permissions: readonly PersonPermission[]) {
  return {
    personId: member.personId,
    name: member.name,
    documentMask: member.documentMask,
    unitId: member.unitId,
    unitName: member.unitName,
    staffNumber: member.staffNumber,
    account: presentAccount(member.account),
    permissions: [...permissions],
  };
}

type AccountLike = Pick<AccountCard, 'state' | 'activatedAt' | 'lastLoginAt'> & {
  readonly activatedWith: string | null;
};

function presentAccount(account: AccountLike) {
  return {
    state: account.state,
    activatedAt: account.activatedAt?.toISOString() ?? null,
    activatedWith: account.activatedWith,
    lastLoginAt: account.lastLoginAt?.toISOString() ?? null,
  };
}

export function presentPerson(page: PersonPage) {
  const { card, unit, contact, profile } = page;
  return {
    personId: card.personId,
    name: card.name,
    documentMask: card.documentMask,
    phoneMask: contact.phoneMask,
    emailMask: contact.emailMask,
    unit: unit && { unitId: unit.unitId, name: unit.name, staffNumber: unit.staffNumber },
    account: presentAccount(page.account),
    facts: profile.facts,
    subject: profile.subject,
    post: profile.post,
    permissions: [...page.permissions],
  };
}
