import {
  attributeOf,
  childOf,
  childrenOf,
  textOf,
  type XmlElement,
} from '../../platform/xml/index.ts';
import { isPage, coursewareType } from './courseware-type.ts';
import { PackageRefusal } from './package-fault.ts';

export type ScormVersion = '1.2' | '2004';

/** How a part is opened: a page inside the package, with what is put behind its address. */
export type Launch = {
  readonly path: string;
  /** `?...` and `#...`, or nothing. */
  readonly suffix: string;
  /** An asset is only looked at; a shareable content object (SCO) talks to the run-time. */
  readonly kind: 'sco' | 'asset';
};

export type ScormItem = {
  readonly itemId: string;
  readonly title: string;
  /** 0 for the parts right below the organisation. */
  readonly depth: number;
  readonly visible: boolean;
  /** Null for a heading. */
  readonly launch: Launch | null;
  /** 1.2: `adlcp:masteryscore`, 0 to 100. 2004: the measure that satisfies, -1 to 1. */
  readonly passingScore: string | null;
  readonly launchData: string | null;
  readonly maxTimeAllowed: string | null;
  readonly timeLimitAction: string | null;
  /** 2004: progress from which it counts as complete. */
  readonly completionThreshold: string | null;
  /** Objectives that the manifest names; the run-time starts with them. */
  readonly objectives: readonly string[];
  /** 2004: texts that several parts share (`adl.data`), in the order in which content counts them. */
  readonly sharedData: readonly SharedData[];
};

export type SharedData = {
  readonly targetId: string;
  readonly read: boolean;
  readonly write: boolean;
};

/** What an author should know of a package that was taken in all the same. */
export type ManifestNote =
  | 'sequencing_not_followed'
  | 'prerequisites_not_followed'
  | 'other_organizations'
  | 'files_missing'
  | 'submanifests_ignored';

export type ScormManifest = {
  readonly version: ScormVersion;
  readonly edition: string;
  readonly title: string;
  readonly items: readonly ScormItem[];
  readonly notes: readonly ManifestNote[];
};

const ITEMS_MAX = 500;
const SHARED_MAX = 100;
const TITLE_LENGTH_MAX = 250;
const DEPTH_MAX = 12;
/** Stands for the root of a package while addresses are resolved. */
const ROOT = 'http://package.invalid/';

export type PackageNames = {
  readonly has: (path: string) => boolean;
  /** The name as it is, found without regard to upper and lower case. */
  readonly nearly: (path: string) => string | null;
};

/** What a manifest says, or the first thing that keeps its package from being launched. */
export function readManifest(root: XmlElement, names: PackageNames): ScormManifest {
  if (root.local !== 'manifest') throw new PackageRefusal('not_scorm', { found: root.local });
  const { version, edition } = editionOf(root);
  const resources = resourcesOf(root);
  const { organization, others } = organizationOf(root);
  const notes = new Set<ManifestNote>();
  if (others > 0) notes.add('other_organizations');
  if (childrenOf(root, 'manifest').length > 0) notes.add('submanifests_ignored');
  const items: ScormItem[] = [];
  const add = (parent: XmlElement, depth: number): void => {
    for (const element of childrenOf(parent, 'item')) {
      if (items.length >= ITEMS_MAX)
        throw new PackageRefusal('too_many_items', { allowed: ITEMS_MAX });
      if (depth > DEPTH_MAX) throw new PackageRefusal('too_many_items', { allowed: DEPTH_MAX });
      items.push(itemOf(element, depth, { version, resources, names }));
      if (childOf(element, 'prerequisites') !== null) notes.add('prerequisites_not_followed');
      if (hasRules(element)) notes.add('sequencing_not_followed');
      add(element, depth + 1);
    }
  };
  add(organization, 0);
  if (hasRules(organization)) notes.add('sequencing_not_followed');
  checkItems(items);
  if (resources.missing(names)) notes.add('files_missing');
  return { version, edition, title: titleOf(organization), items, notes: [...notes] };
}

function checkItems(items: readonly ScormItem[]): void {
  const seen = new Set<string>();
  for (const { itemId } of items) {
    if (seen.has(itemId)) throw new PackageRefusal('identifier_doubled', { what: itemId });
    seen.add(itemId);
  }
  if (!items.some((one) => one.launch !== null)) throw new PackageRefusal('nothing_to_launch');
}

function editionOf(root: XmlElement): { version: ScormVersion; edition: string } {
  const metadata = childOf(root, 'metadata');
  const said = (name: string): string => {
    const element = metadata && childOf(metadata, name);
    return element ? textOf(element).trim() : '';
  };
  const [schema, written] = [said('schema'), said('schemaversion')];
  if (schema !== '' && !/scorm/i.test(schema)) {
    throw new PackageRefusal('other_standard', { found: schema.slice(0, 60) });
  }
  if (/^1\.2\b/.test(written)) return { version: '1.2', edition: '1.2' };
  if (/^(?:2004|CAM 1\.3|1\.3)/i.test(written)) {
    return {
      version: '2004',
      edition: /CAM 1\.3|^1\.3/i.test(written) ? '2004 2nd Edition' : written,
    };
  }
  if (written !== '' && schema !== '')
    throw new PackageRefusal('edition', { found: written.slice(0, 60) });
  return editionByNamespace(root);
}

/** Some tools leave the version out; what they use of the standard tells it. */
function editionByNamespace(root: XmlElement): { version: ScormVersion; edition: string } {
  const uris = new Set<string>();
  const collect = (element: XmlElement): void => {
    uris.add(element.uri);
    for (const one of element.attributes) uris.add(one.uri);
    for (const child of childrenOf(element)) collect(child);
  };
  collect(root);
  const known = [...uris];
  if (known.some((uri) => /adlcp_v1p3|imsss|adlseq_v1p3/i.test(uri))) {
    return { version: '2004', edition: '2004' };
  }
  if (known.some((uri) => /adlcp_rootv1p2/i.test(uri))) return { version: '1.2', edition: '1.2' };
  throw new PackageRefusal('not_scorm', { found: root.uri.slice(0, 120) });
}

function organizationOf(root: XmlElement): { organization: XmlElement; others: number } {
  const holder = childOf(root, 'organizations');
  const all = holder ? childrenOf(holder, 'organization') : [];
  const named = holder && attributeOf(holder, 'default');
  const organization = all.find((one) => attributeOf(one, 'identifier') === named) ?? all[0];
  if (!organization) throw new PackageRefusal('no_organization');
  return { organization, others: all.length - 1 };
}

type Resource = { readonly href: string; readonly base: string; readonly kind: 'sco' | 'asset' };
type Resources = {
  readonly find: (identifier: string) => Resource | null;
  readonly missing: (names: PackageNames) => boolean;
};

function resourcesOf(root: XmlElement): Resources {
  const holder = childOf(root, 'resources');
  const found = new Map<string, Resource>();
  const files: string[] = [];
  const outer = joined(
    joined(ROOT, attributeOf(root, 'base')),
    holder && attributeOf(holder, 'base'),
  );
  for (const element of holder ? childrenOf(holder, 'resource') : []) {
    const base = joined(outer, attributeOf(element, 'base'));
    const identifier = attributeOf(element, 'identifier');
    const kind = attributeOf(element, 'scormtype')?.toLowerCase() === 'sco' ? 'sco' : 'asset';
    if (identifier !== null && !found.has(identifier)) {
      found.set(identifier, { href: attributeOf(element, 'href') ?? '', base, kind });
    }
    for (const file of childrenOf(element, 'file')) {
      const href = attributeOf(file, 'href');
      if (href !== null) files.push(pathOf(joined(base, href)));
    }
  }
  return {
    find: (identifier) => found.get(identifier) ?? null,
    missing: (names) => files.some((path) => path !== '' && names.nearly(path) === null),
  };
}

/** An address that cannot be resolved leads nowhere, and is refused where it would be opened. */
function joined(base: string, relative: string | null): string {
  if (relative === null || relative.trim() === '') return base;
  return URL.parse(relative.trim(), base)?.href ?? 'invalid:';
}

function pathOf(address: string): string {
  const { pathname } = new URL(address);
  const path = pathname.replace(/^\//, '');
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

function itemOf(
  element: XmlElement,
  depth: number,
  of: { version: ScormVersion; resources: Resources; names: PackageNames },
): ScormItem {
  const itemId = attributeOf(element, 'identifier')?.trim() ?? '';
  if (itemId === '' || itemId.length > TITLE_LENGTH_MAX) {
    throw new PackageRefusal('resource_missing', { what: itemId.slice(0, 60), line: element.line });
  }
  const said = (name: string): string | null => {
    const found = childOf(element, name);
    const text = found ? textOf(found).trim() : '';
    return text === '' ? null : text;
  };
  const sequencing = childOf(element, 'sequencing');
  return {
    itemId,
    title: titleOf(element),
    depth,
    visible: attributeOf(element, 'isvisible')?.toLowerCase() !== 'false',
    launch: launchOf(element, of),
    passingScore: of.version === '1.2' ? said('masteryscore') : passingMeasure(sequencing),
    launchData: said('dataFromLMS') ?? said('datafromlms'),
    maxTimeAllowed: said('maxtimeallowed') ?? durationLimit(sequencing),
    timeLimitAction: said('timelimitaction') ?? said('timeLimitAction'),
    completionThreshold: thresholdOf(element),
    objectives: objectivesOf(sequencing),
    sharedData: of.version === '1.2' ? [] : sharedDataOf(element),
  };
}

function launchOf(
  element: XmlElement,
  { resources, names }: { resources: Resources; names: PackageNames },
): Launch | null {
  const reference = attributeOf(element, 'identifierref')?.trim() ?? '';
  if (reference === '') return null;
  const resource = resources.find(reference);
  if (resource === null || resource.href.trim() === '') {
    throw new PackageRefusal('resource_missing', {
      what: reference.slice(0, 120),
      line: element.line,
    });
  }
  const address = joined(resource.base, resource.href);
  if (!address.startsWith(ROOT)) {
    throw new PackageRefusal('launch_elsewhere', { what: resource.href.slice(0, 200) });
  }
  const url = new URL(address);
  const path = pathOf(address);
  checkLaunchFile(path, resource.kind, names);
  const suffix = withParameters(
    `${url.search}${url.hash}`,
    attributeOf(element, 'parameters') ?? '',
  );
  return { path, suffix, kind: resource.kind };
}

function checkLaunchFile(path: string, kind: 'sco' | 'asset', names: PackageNames): void {
  if (!names.has(path)) {
    const found = names.nearly(path);
    if (found === null) throw new PackageRefusal('launch_missing', { what: path.slice(0, 200) });
    throw new PackageRefusal('launch_wrong_case', {
      what: path.slice(0, 200),
      found: found.slice(0, 200),
    });
  }
  const playable = kind === 'sco' ? isPage(path) : coursewareType(path) !== null;
  if (!playable) throw new PackageRefusal('launch_type', { what: path.slice(0, 200) });
}

/** As the standard joins an item's parameters to the address of its resource. */
export function withParameters(suffix: string, parameters: string): string {
  const added = parameters.trim().replace(/^[?&]+/, '');
  if (added === '') return suffix;
  const at = suffix.indexOf('#');
  if (added.startsWith('#')) return at === -1 ? `${suffix}${added}` : suffix;
  const query = at === -1 ? suffix : suffix.slice(0, at);
  const fragment = at === -1 ? '' : suffix.slice(at);
  return `${query}${query.includes('?') ? '&' : '?'}${added}${fragment}`;
}

function titleOf(element: XmlElement): string {
  const title = childOf(element, 'title');
  const text = (title ? textOf(title) : '').replaceAll(/\s+/g, ' ').trim();
  return text.slice(0, TITLE_LENGTH_MAX);
}

function objectivesIn(sequencing: XmlElement | null): readonly XmlElement[] {
  const holder = sequencing && childOf(sequencing, 'objectives');
  return holder ? childrenOf(holder) : [];
}

function objectivesOf(sequencing: XmlElement | null): readonly string[] {
  const ids = objectivesIn(sequencing).map((one) => attributeOf(one, 'objectiveID')?.trim() ?? '');
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, 100);
}

function sharedDataOf(element: XmlElement): readonly SharedData[] {
  const holder = childOf(element, 'data');
  const maps = holder ? childrenOf(holder, 'map') : [];
  const allowed = (map: XmlElement, name: string): boolean =>
    !['false', '0'].includes(attributeOf(map, name)?.trim().toLowerCase() ?? '');
  const found = maps.map((map) => ({
    targetId: attributeOf(map, 'targetID')?.trim() ?? '',
    read: allowed(map, 'readSharedData'),
    write: allowed(map, 'writeSharedData'),
  }));
  const once = new Map(
    found.filter((one) => one.targetId !== '').map((one) => [one.targetId, one] as const),
  );
  return [...once.values()].slice(0, SHARED_MAX);
}

/** Only where the measure decides: without `satisfiedByMeasure` the content does. */
function passingMeasure(sequencing: XmlElement | null): string | null {
  const primary = objectivesIn(sequencing).find((one) => one.local === 'primaryObjective');
  if (!primary || attributeOf(primary, 'satisfiedByMeasure')?.toLowerCase() !== 'true') return null;
  const measure = childOf(primary, 'minNormalizedMeasure');
  // The standard's own default.
  return measure ? textOf(measure).trim() : '1.0';
}

function durationLimit(sequencing: XmlElement | null): string | null {
  const limits = sequencing && childOf(sequencing, 'limitConditions');
  return limits ? attributeOf(limits, 'attemptAbsoluteDurationLimit') : null;
}

/** 4th edition: an element with attributes; before that its text. */
function thresholdOf(element: XmlElement): string | null {
  const found = childOf(element, 'completionThreshold');
  if (found === null) return null;
  if (attributeOf(found, 'completedByMeasure')?.toLowerCase() === 'false') return null;
  const text = attributeOf(found, 'minProgressMeasure') ?? textOf(found).trim();
  return text === '' ? '1.0' : text;
}

/** More than the two control modes that a table of contents with free choice gives anyway. */
function hasRules(element: XmlElement): boolean {
  const sequencing = childOf(element, 'sequencing');
  if (sequencing === null) return false;
  if (attributeOf(sequencing, 'IDRef') !== null) return true;
  const control = childOf(sequencing, 'controlMode');
  if (control && ['choice', 'choiceExit'].some((name) => attributeOf(control, name) === 'false')) {
    return true;
  }
  return ['sequencingRules', 'rollupRules', 'constrainedChoiceConsiderations'].some(
    (name) => childOf(sequencing, name) !== null,
  );
}
