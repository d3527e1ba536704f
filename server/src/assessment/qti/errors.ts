import type { RefusalDefinition } from '../../platform/operation/refusal.ts';

const invalid = (when: string, then: string): RefusalDefinition => ({
  kind: 'unprocessable',
  when,
  then,
});

/** Refusals of files with questions, and of one question in them: the first stop all, the others only themselves. */
export const QTI_REFUSALS = {
  qti_not_qti: invalid(
    'The file is neither a content package nor one item.',
    'Export it from the other program as QTI 2.1, 2.2 or 3.0.',
  ),
  qti_old_version: invalid(
    'The questions are in QTI 1.x, which says too little of what is right.',
    'Export them as 2.1 or later.',
  ),
  qti_file_too_large: { ...invalid('More bytes than `allowed`.', 'Divide it.'), kind: 'too-large' },
  qti_bad_archive: invalid(
    'The package is damaged, locked, or has names that lead outside; `what` says which.',
    'Make it anew.',
  ),
  qti_unpacks_too_large: invalid('It would unpack to far more than it is.', 'Make it anew.'),
  qti_no_manifest: invalid('There is no imsmanifest.xml in it, or two.', 'Make the package anew.'),
  qti_bad_manifest: invalid(
    'Its imsmanifest.xml cannot be read, or is of something else.',
    'Make the package anew.',
  ),
  qti_no_items: invalid('The package lists no questions.', 'Choose another.'),
  qti_too_many_items: invalid('More than `allowed` questions.', 'Import it in parts.'),
  qti_too_many_pictures: invalid('More than `allowed` pictures.', 'Import it in parts.'),
  qti_gave_up: invalid('Reading took too long, or too much memory.', 'Divide the file.'),
  qti_busy: {
    kind: 'unavailable',
    when: 'Several files are being read already.',
    then: 'Try again in a moment.',
  },
  qti_bad_xml: invalid('The file of the question is no sound XML.', 'Repair it where named.'),
  qti_xml_declarations: invalid(
    'The file declares a document type or entities.',
    'Export it without.',
  ),
  qti_xml_too_much: invalid('It has more elements, or deeper ones, than a question.', 'Divide it.'),
  qti_item_too_large: invalid('One question has more than `allowed` bytes.', 'Shorten it.'),
  qti_not_an_item: invalid('The file is no question of a version known here.', 'Export it again.'),
  qti_file_missing: invalid('The package lacks the file that it lists.', 'Make it anew.'),
  qti_file_outside: invalid('The file would lie outside of the package.', 'Pack it in.'),
  qti_identifier_twice: invalid('The same name is given twice.', 'Name them differently.'),
  qti_no_interaction: invalid('Nothing is to be answered.', 'Nothing.'),
  qti_several_interactions: invalid('It asks several things at once.', 'Make a question of each.'),
  qti_interaction_unsupported: invalid(
    'It is answered in a way that is not offered here, such as matching or drawing.',
    'Write it as another kind.',
  ),
  qti_element_unknown: invalid('It contains something that is no text.', 'Take it out.'),
  qti_picture: invalid(
    'It has a drawing that is a program (SVG), or a picture where none is shown, such as an explanation.',
    'Save the drawing as PNG, or put the picture into the question.',
  ),
  qti_picture_file: invalid(
    'The file of a picture is not in the package, or too large (`what`).',
    'Pack it in, in at most 5 MiB.',
  ),
  qti_picture_bad: invalid(
    'A picture is no sound JPEG, PNG or WebP by its content (`what`).',
    'Save it anew and pack it again.',
  ),
  qti_media: invalid('It has sound, film or a frame.', 'Write it without.'),
  qti_formula: invalid('It has a formula in MathML.', 'Write it as text.'),
  qti_shared_text: invalid('It stands on a text in another file.', 'Put the text into it.'),
  qti_computed: invalid('Its words are computed for each who answers.', 'Write them out.'),
  qti_adaptive: invalid('It changes with what is answered.', 'Make a question of each step.'),
  qti_options_many: invalid('It has more than 8 options.', 'Leave the best.'),
  qti_blanks_many: invalid('It has more than 10 blanks.', 'Divide it.'),
  qti_answers_many: invalid('A blank takes more than 10 answers.', 'Leave the usual.'),
  qti_too_long: invalid('A text is longer than `allowed` characters.', 'Shorten it.'),
  qti_order_incomplete: invalid('Not everything has its place in the order.', 'Order all.'),
} as const satisfies Readonly<Record<string, RefusalDefinition>>;
