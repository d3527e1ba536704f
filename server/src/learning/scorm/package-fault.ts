/**
 * Why a package is not taken in. Each is a refusal `learning.package_<fault>`; `errors.ts` says when
 * it happens and what its author does then.
 */
export const PACKAGE_FAULTS = [
  'not_a_zip',
  'damaged',
  'too_many_files',
  'too_large',
  'inflates_too_much',
  'unsafe_name',
  'doubled_name',
  'overlapping',
  'encrypted',
  'link',
  'program',
  'compression',
  'no_manifest',
  'manifest_in_folder',
  'other_standard',
  'manifest_too_large',
  'xml_document_type',
  'xml_broken',
  'xml_encoding',
  'not_scorm',
  'edition',
  'no_organization',
  'nothing_to_launch',
  'too_many_items',
  'identifier_doubled',
  'resource_missing',
  'launch_missing',
  'launch_wrong_case',
  'launch_elsewhere',
  'launch_type',
  'hls_several',
  'hls_broken',
  'hls_elsewhere',
  'hls_segment_missing',
  'hls_segment_type',
  'hls_encrypted',
  'hls_live',
  'hls_length',
  'hls_too_large',
  'timed_out',
  'out_of_memory',
  'reader_crashed',
] as const;

export type PackageFault = (typeof PACKAGE_FAULTS)[number];
export type FaultDetail = Readonly<Record<string, string | number>>;

export class PackageRefusal extends Error {
  override name = 'PackageRefusal';
  readonly fault: PackageFault;
  readonly detail: FaultDetail;

  constructor(fault: PackageFault, detail: FaultDetail = {}) {
    super(`package: ${fault}`);
    this.fault = fault;
    this.detail = detail;
  }
}
