/** XML of unknown origin as a tree: no document types, no entities, nothing from outside. */
export { attributeOf, childOf, childrenOf, readXml, textOf } from './read-xml.ts';
export type { XmlAttribute, XmlElement, XmlLimits } from './read-xml.ts';
export { XmlRefusal } from './xml-refusal.ts';
export type { XmlFault } from './xml-refusal.ts';
