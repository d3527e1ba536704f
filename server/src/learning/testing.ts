/** What tests of other rooms may use of learning: packages as authoring tools make them, and those that are attacks. */
export { hostilePackages } from './scorm/hostile-packages.testing.ts';
export { TOOL_SHAPES, type ToolShape, zipOf } from './scorm/packages.testing.ts';
export { hostileRecordings, recordingInPieces } from './scorm/hls.testing.ts';
