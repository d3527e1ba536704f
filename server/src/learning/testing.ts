/**
 * What tests of other rooms may use of learning: packages as authoring tools make them, those that are attacks, and a
 * record of study that looks odd, and which stored files a row names.
 */
export { hostilePackages } from './scorm/hostile-packages.testing.ts';
export { TOOL_SHAPES, type ToolShape, zipOf } from './scorm/packages.testing.ts';
export { findOdd } from './commands/open-anomaly.testing.ts';
export { hostileRecordings, recordingInPieces } from './scorm/hls.testing.ts';
export { storedKeys } from './store/stored-keys.ts';
