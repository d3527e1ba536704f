/**
 * Line drawings on a 24-unit grid, 1.75 wide. A name says what is drawn, never where it is used.
 */
const DRAWINGS = {
  house: 'M4 11.2 12 4l8 7.2M6.2 9.6V20h11.6V9.6',
  squares: 'M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z',
  play: 'M4.5 4.5h15v15h-15zM10 8.7v6.6l5-3.3z',
  plus: 'M12 4.5v15M4.5 12h15',
  certificate: 'M4 4h16v12h-4M8 16H4V4M8 8h8M8 11.5h5M9.5 14.5h5V21L12 19l-2.5 2z',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  question:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9.5 9.6c0-1.5 1.1-2.4 2.5-2.4s2.5.9 2.5 2.2c0 1.8-2.5 2-2.5 3.9M12 16.3v.4',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM9.8 20.5h4.4',
  'chevron-down': 'M6 9.5l6 6 6-6',
  'chevron-right': 'M9.5 6l6 6-6 6',
  'chevron-left': 'M14.5 6l-6 6 6 6',
  check: 'M4.5 12.5l5 5 10-11',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  magnifier: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20.5 20.5',
  'zoom-in':
    'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20.5 20.5M10.5 7.7v5.6M7.7 10.5h5.6',
  'zoom-out': 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20.5 20.5M7.7 10.5h5.6',
  rotate: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5',
  download: 'M12 4v11M7 10.5l5 5 5-5M4.5 20h15',
  camera: 'M3.5 7.5h4L9 5h6l1.5 2.5h4V19h-17zM12 9.8a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8z',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5',
  lock: 'M5.5 10.5h13v10h-13zM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2',
  warning: 'M12 4 21.5 20h-19zM12 10v5M12 17.3v.4',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7v5.3l3.2 1.9',
  shield: 'M12 3.5 19.5 6v6c0 4.5-3.2 7.3-7.5 8.5-4.3-1.2-7.5-4-7.5-8.5V6zM8.5 12l2.5 2.5 4.5-5',
  'shield-crossed':
    'M12 3.5 19.5 6v6c0 4.5-3.2 7.3-7.5 8.5-4.3-1.2-7.5-4-7.5-8.5V6zM9.3 9.3l5.4 5.4M14.7 9.3l-5.4 5.4',
  'arrow-right': 'M4 12h15M13 6l6 6-6 6',
  'arrow-down': 'M12 4v15M6.5 13.5l5.5 5.5 5.5-5.5',
  'arrow-up': 'M12 20V5M6.5 10.5 12 5l5.5 5.5',
  cloud: 'M7 18.5a4 4 0 0 1-.6-7.95 5.5 5.5 0 0 1 10.7-1.2A4.6 4.6 0 0 1 17 18.5zM4 4l16 17',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4zM4 13.5h5l1 2.5h4l1-2.5h5',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  leave: 'M10 4.5H4.5v15H10M9.5 12h11M16 7.5l4.5 4.5-4.5 4.5',
  globe:
    'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z',
} as const;

export type IconName = keyof typeof DRAWINGS;

export const ICON_NAMES = Object.keys(DRAWINGS) as readonly IconName[];

export type IconProps = {
  readonly name: IconName;
  readonly size?: number;
  /** Only where no word stands beside it. */
  readonly label?: string;
};

export function Icon({ name, size = 20, label }: IconProps) {
  return (
    <svg
      className="jx-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinejoin="round"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
