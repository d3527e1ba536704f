import { ScatterChart as Scatter } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import './scatter-chart.css';

echarts.use([Scatter, GridComponent, MarkLineComponent, LabelLayout, CanvasRenderer]);

export type ChartPoint = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly said: string;
};
type Axis = { readonly name: string; readonly min: number; readonly max: number };

type Props = {
  readonly points: readonly ChartPoint[];
  readonly label: string;
  readonly across: Axis;
  readonly up: Axis;
  /** A level that is worth a look, and what stands at its end. */
  readonly line?: { readonly at: number; readonly said: string };
  /** Names beside the points; too many of them hide each other. */
  readonly named: boolean;
  /** Between the names of points that lie on top of each other. */
  readonly between: string;
};

const POINT_PX = 9;
/** Points nearer than this, of the length of an axis, have one label: two would lie on each other. */
const NEAR = { across: 0.03, up: 0.05 } as const;
/** At the bottom a label stands above its point, not on the axis. */
const LOW = 0.04;
const NAMES_MAX = 4;

/** What is written beside each point: at the first of those that lie together the names of all of them. */
export function labelsOf(
  of: Pick<Props, 'points' | 'across' | 'up' | 'between'>,
): readonly string[] {
  const { points, across, up, between } = of;
  const apart = { x: (across.max - across.min) * NEAR.across, y: (up.max - up.min) * NEAR.up };
  const groups: ChartPoint[][] = [];
  for (const point of points) {
    const near = groups.find(([first]) =>
      first === undefined
        ? false
        : Math.abs(first.x - point.x) <= apart.x && Math.abs(first.y - point.y) <= apart.y,
    );
    if (near) near.push(point);
    else groups.push([point]);
  }
  return points.map((point) => {
    const group = groups.find(([first]) => first === point);
    if (group === undefined) return '';
    const names = group.slice(0, NAMES_MAX).map(({ name }) => name);
    return `${names.join(between)}${group.length > NAMES_MAX ? '…' : ''}`;
  });
}

/** One point a thing, by two of its figures; the same points are a list for whoever cannot see them. */
export function ScatterChart(props: Props) {
  const { points, label } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const chart = echarts.init(place, undefined, { renderer: 'canvas' });
    chart.setOption(optionsOf(props, getComputedStyle(place)));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [props]);
  return (
    <figure className="jx-scatter-chart">
      <figcaption>{label}</figcaption>
      <div aria-hidden="true" ref={box} className="jx-scatter-place" />
      <ul className="jx-visually-hidden">
        {points.map((point) => (
          <li key={point.name}>{point.said}</li>
        ))}
      </ul>
    </figure>
  );
}

function optionsOf(props: Props, style: CSSStyleDeclaration) {
  const { points, across, up, line, named } = props;
  const labels = labelsOf(props);
  const low = up.min + (up.max - up.min) * LOW;
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const text = { fontFamily: style.fontFamily, fontSize: 13, color: colour('--jx-text-2') };
  const axis = (of: Axis) => ({
    type: 'value',
    min: of.min,
    max: of.max,
    name: of.name,
    nameLocation: 'middle',
    nameTextStyle: text,
    axisLabel: text,
    axisLine: { show: true, lineStyle: { color: colour('--jx-text'), width: 1.5 } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colour('--jx-hairline') } },
  });
  return {
    animation: false,
    grid: { left: 56, right: 28, top: 8, bottom: 44 },
    xAxis: { ...axis(across), nameGap: 26 },
    yAxis: { ...axis(up), nameGap: 38 },
    series: [
      {
        type: 'scatter',
        silent: true,
        symbolSize: POINT_PX,
        itemStyle: {
          color: colour('--jx-quantity-fill'),
          borderColor: colour('--jx-quantity-stroke'),
          borderWidth: 1.5,
        },
        label: {
          ...text,
          show: named,
          position: 'right',
          color: colour('--jx-text'),
          textBorderColor: colour('--jx-sheet'),
          textBorderWidth: 3,
          formatter: (of: { dataIndex: number }) => labels[of.dataIndex] ?? '',
        },
        labelLayout: { hideOverlap: true },
        data: points.map(({ x, y }) => ({
          value: [x, y],
          ...(y <= low ? { label: { position: x === across.min ? [14, -14] : 'top' } } : {}),
        })),
        ...(line && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: colour('--jx-text-2'), type: 'dashed', width: 1.5 },
            label: { ...text, formatter: line.said, position: 'end' },
            data: [{ yAxis: line.at }],
          },
        }),
      },
    ],
  };
}
