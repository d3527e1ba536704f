/**
 * Why one question of a package stays outside. Those without `qti_` say the same as where an author
 * writes a question by hand; words for all are in the room's catalogue.
 */
export const ITEM_REFUSALS = [
  'qti_bad_xml',
  'qti_xml_declarations',
  'qti_xml_too_much',
  'qti_item_too_large',
  'qti_not_an_item',
  'qti_old_version',
  'qti_file_missing',
  'qti_file_outside',
  'qti_identifier_twice',
  'qti_no_interaction',
  'qti_several_interactions',
  'qti_interaction_unsupported',
  'qti_element_unknown',
  'qti_picture',
  'qti_picture_file',
  'qti_picture_bad',
  'qti_media',
  'qti_formula',
  'qti_shared_text',
  'qti_computed',
  'qti_adaptive',
  'qti_options_many',
  'qti_blanks_many',
  'qti_answers_many',
  'qti_too_long',
  'qti_order_incomplete',
  'prompt_empty',
  'picture_alt',
  'picture_nowhere',
  'pictures_many',
  'options_few',
  'options_same',
  'key_missing',
  'key_outside',
  'key_not_one',
  'guide_missing',
] as const;
export type ItemRefusalCode = (typeof ITEM_REFUSALS)[number];

/** Why nothing of a file goes in. */
export const FILE_REFUSALS = [
  'qti_not_qti',
  'qti_old_version',
  'qti_file_too_large',
  'qti_bad_archive',
  'qti_unpacks_too_large',
  'qti_no_manifest',
  'qti_bad_manifest',
  'qti_no_items',
  'qti_too_many_items',
  'qti_too_many_pictures',
  'qti_gave_up',
  'qti_busy',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** What an item says and a question here does not; said to whoever imports it. */
export const NOTES = [
  'styling_dropped',
  'links_dropped',
  'scripts_dropped',
  'table_as_text',
  'notes_dropped',
  'title_as_prompt',
  'underscores_changed',
  'fixed_dropped',
  'choice_limit_dropped',
  'scoring_simplified',
  'own_scoring_dropped',
  'part_credit_dropped',
  'case_ignored',
  'numbers_as_text',
  'tags_dropped',
  'pictures_moved',
] as const;
export type QtiNote = (typeof NOTES)[number];

export type RefusalDetail = Readonly<Record<string, string | number>>;

/** Thrown while one item is read; the rest of the package goes on. */
export class ItemRefusal extends Error {
  override name = 'ItemRefusal';
  readonly code: ItemRefusalCode;
  /** Where in the item: the name of the element as written, and its line. */
  readonly element: string | null;
  readonly line: number | null;
  readonly detail: RefusalDetail;

  constructor(
    code: ItemRefusalCode,
    at: { readonly element?: string; readonly line?: number; readonly detail?: RefusalDetail } = {},
  ) {
    super(code);
    this.code = code;
    this.element = at.element ?? null;
    this.line = at.line ?? null;
    this.detail = at.detail ?? {};
  }
}

/** Thrown where nothing of the file can be read. */
export class FileRefusal extends Error {
  override name = 'FileRefusal';
  readonly code: FileRefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: FileRefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
