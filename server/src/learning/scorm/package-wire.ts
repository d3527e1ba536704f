import type { ScormManifest } from './manifest.ts';
import type { FaultDetail, PackageFault } from './package-fault.ts';
import type { PackageLimits } from './package-limits.ts';

/** Where a file of the package lies in the one file that the reader wrote. */
export type PackedFile = {
  readonly path: string;
  readonly mediaType: string;
  readonly offset: number;
  readonly bytes: number;
};

/** A recording in pieces, instead of courseware: where to begin, and how long it plays. */
export type PackedRecording = { readonly entry: string; readonly lengthMs: number };

export type PackageTask = { readonly limits: PackageLimits };

export type PackageMessage =
  | { readonly manifest: ScormManifest; readonly leftOut: readonly string[] }
  | { readonly recording: PackedRecording }
  | { readonly files: readonly PackedFile[] }
  | { readonly refused: PackageFault; readonly detail: FaultDetail };
