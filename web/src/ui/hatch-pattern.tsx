/**
 * 45°, a 2 px stripe in a 4 px period (1.2 mm on paper). Ids are unique per drawing because url(#…)
 * is
 * looked up in the whole page.
 */
export function HatchPattern({ id, scale = 1 }: { readonly id: string; readonly scale?: number }) {
  return (
    <defs>
      <pattern
        id={id}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform={`rotate(45) scale(${scale})`}
      >
        <rect width="4" height="4" className="jx-hatch-ground" />
        <rect width="2" height="4" className="jx-hatch-stripe" />
      </pattern>
    </defs>
  );
}
