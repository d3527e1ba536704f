import { useParams } from '@tanstack/react-router';
import { SceneCheck } from './scene-check.tsx';
import { SceneDeclare } from './scene-declare.tsx';
import { SceneDesk } from './scene-desk.tsx';
import { SceneHome } from './scene-home.tsx';
import { SceneParts } from './scene-parts.tsx';
import { ScenePeople } from './scene-people.tsx';
import { SceneTrack } from './scene-track.tsx';
import { SceneWhy } from './scene-why.tsx';

const SCENES = {
  parts: SceneParts,
  home: SceneHome,
  why: SceneWhy,
  track: SceneTrack,
  declare: SceneDeclare,
  check: SceneCheck,
  desk: SceneDesk,
  people: ScenePeople,
} as const;

function isScene(name: string): name is keyof typeof SCENES {
  return Object.hasOwn(SCENES, name);
}

/** Development only: the parts with the data of the binding pictures, to be compared with them. */
export function Gallery() {
  const { scene } = useParams({ strict: false });
  const Scene = scene !== undefined && isScene(scene) ? SCENES[scene] : SceneParts;
  return <Scene />;
}
