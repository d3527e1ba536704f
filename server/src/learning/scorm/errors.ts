import { type RefusalDefinition, refusals } from '../../platform/operation/refusal.ts';
import type { PackageFault } from './package-fault.ts';

const bad = (when: string, then: string): RefusalDefinition => ({
  kind: 'unprocessable',
  when,
  then,
});
const PACK_AGAIN = 'Pack it again with the authoring tool and upload that.';
const HLS_AGAIN = 'Export it again as HLS for video on demand, and pack all its files.';
const EXPORT_AGAIN = 'Export it again as SCORM 1.2 or SCORM 2004 from the authoring tool.';

const packages: Readonly<Record<`package_${PackageFault}`, RefusalDefinition>> = {
  package_not_a_zip: bad('The file is no zip archive by its content.', EXPORT_AGAIN),
  package_damaged: bad('The archive is cut off or broken (`what`).', 'Upload it again.'),
  package_too_many_files: bad('It has more files than allowed (`allowed`).', 'Split the course.'),
  package_too_large: bad(
    'Unpacked it has more bytes than allowed (`allowed`).',
    'Split the course.',
  ),
  package_inflates_too_much: bad('A part unpacks to far more than it should (`what`).', PACK_AGAIN),
  package_unsafe_name: bad('A name leads out of the package (`what`).', PACK_AGAIN),
  package_doubled_name: bad('Two files differ in upper and lower case only.', PACK_AGAIN),
  package_overlapping: bad('Files share bytes, as no honest archive has it.', PACK_AGAIN),
  package_encrypted: bad('A file is encrypted (`what`).', 'Pack it without a password.'),
  package_link: bad('It holds a link instead of a file (`what`).', 'Pack the file itself.'),
  package_program: bad('It holds a program (`what`).', 'Take the program out.'),
  package_compression: bad('A file is packed in a way other than deflate (`what`).', PACK_AGAIN),
  package_no_manifest: bad('There is no imsmanifest.xml.', EXPORT_AGAIN),
  package_manifest_in_folder: bad(
    'The manifest lies in a folder (`what`).',
    'Pack the contents of the folder, not the folder.',
  ),
  package_other_standard: bad('It is made for another standard (`found`).', EXPORT_AGAIN),
  package_manifest_too_large: bad(
    'The manifest is larger or deeper than any course needs.',
    EXPORT_AGAIN,
  ),
  package_xml_document_type: bad(
    'The manifest declares a document type (`line`), which could define entities.',
    'Take the DOCTYPE out of imsmanifest.xml.',
  ),
  package_xml_broken: bad('The manifest is no well-formed XML (`line`, `what`).', EXPORT_AGAIN),
  package_xml_encoding: bad(
    'The manifest is no text of the encoding it claims.',
    'Save it as UTF-8.',
  ),
  package_not_scorm: bad('The manifest is none of SCORM.', EXPORT_AGAIN),
  package_edition: bad('The manifest is of an edition that is not played (`found`).', EXPORT_AGAIN),
  package_no_organization: bad(
    'The manifest lists no organisation, so nothing can be launched.',
    EXPORT_AGAIN,
  ),
  package_nothing_to_launch: bad('No item of the manifest can be launched.', EXPORT_AGAIN),
  package_too_many_items: bad(
    'It has more items, or deeper ones, than allowed (`allowed`).',
    'Split the course.',
  ),
  package_identifier_doubled: bad('Two items have one identifier (`what`).', EXPORT_AGAIN),
  package_resource_missing: bad(
    'An item refers to a resource that is not there (`what`, `line`).',
    EXPORT_AGAIN,
  ),
  package_launch_missing: bad('The page to launch is not in the package (`what`).', PACK_AGAIN),
  package_launch_wrong_case: bad(
    'The page to launch is there under another spelling (`what`, `found`).',
    'Make the manifest and the file name agree in upper and lower case.',
  ),
  package_launch_elsewhere: bad(
    'An item launches something outside the package (`what`).',
    'Export the course with its content inside.',
  ),
  package_launch_type: bad(
    'What an item launches is no page that a browser can show (`what`).',
    EXPORT_AGAIN,
  ),
  package_hls_several: bad(
    'A recording in pieces (HLS) has several playlists and none that names the others.',
    'Pack one recording with its master playlist.',
  ),
  package_hls_broken: bad('A playlist (.m3u8) cannot be read (`what`).', HLS_AGAIN),
  package_hls_elsewhere: bad(
    'A playlist names an address outside of its folder (`what`).',
    'Use relative names of files in the package.',
  ),
  package_hls_segment_missing: bad('A piece that a playlist names is missing (`what`).', HLS_AGAIN),
  package_hls_segment_type: bad('A piece is no TS, MP4, AAC or WebVTT (`what`).', HLS_AGAIN),
  package_hls_encrypted: bad('The recording is encrypted.', 'Export it without encryption.'),
  package_hls_live: bad('The playlist does not end (no EXT-X-ENDLIST).', HLS_AGAIN),
  package_hls_length: bad(
    'The lengths that playlists give are impossible, or differ between qualities.',
    HLS_AGAIN,
  ),
  package_hls_too_large: bad('The playlists are longer than any recording needs.', HLS_AGAIN),
  package_timed_out: bad('Reading it took too long.', 'Split the course.'),
  package_out_of_memory: bad('Reading it took too much memory.', 'Split the course.'),
  package_reader_crashed: bad('It cannot be read.', EXPORT_AGAIN),
};

export const { refuse, catalogue } = refusals('learning', {
  ...packages,
  no_part: {
    kind: 'unprocessable',
    when: 'The chapter is no package, or the package has no such part that can be opened.',
    then: 'Load the course again.',
  },
  part_moved: {
    kind: 'conflict',
    when: 'The part was opened again elsewhere; what this page holds is the older state.',
    then: 'Open the part again; it goes on from what was saved last.',
  },
  part_element: {
    kind: 'unprocessable',
    when: 'The content set an element that no content may set, or more of it than the standard allows (`element`).',
    then: 'Tell the provider of the course; what was saved before stays.',
  },
  no_courseware_address: {
    kind: 'unavailable',
    when: 'The server has no second address, on which alone packages are shown.',
    then: 'The operator sets COURSEWARE_URL; see the operators’ guide.',
  },
});
