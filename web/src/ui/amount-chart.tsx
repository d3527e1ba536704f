import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import './amount-chart.css';

echarts.use([BarChart, GridComponent, CanvasRenderer]);

export type ChartBar = { readonly name: string; readonly value: number; readonly said: string };

const BAR_PX = 22;
const ROW_PX = 31;
const NAMES_PX = 100;

/** Horizontal bars with their amounts behind them; the same amounts are a list for whoever cannot see them. */
export function AmountChart(props: {
  readonly bars: readonly ChartBar[];
  readonly label: string;
  /** Room for the names, in pixels. */
  readonly names?: number;
  /** What a full bar is worth; without it the longest one is full. */
  readonly full?: number;
}) {
  const { bars, label, names = NAMES_PX, full } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const chart = echarts.init(place, undefined, { renderer: 'canvas' });
    chart.setOption(optionsOf({ bars, names, full, style: getComputedStyle(place) }));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [bars, names, full]);
  return (
    <figure className="jx-amount-chart">
      <figcaption>{label}</figcaption>
      <div aria-hidden="true" ref={box} style={{ height: bars.length * ROW_PX + 2 }} />
      <ul className="jx-visually-hidden">
        {bars.map((bar) => (
          <li key={bar.name}>{`${bar.name} ${bar.said}`}</li>
        ))}
      </ul>
    </figure>
  );
}

function optionsOf(of: {
  readonly bars: readonly ChartBar[];
  readonly names: number;
  readonly full: number | undefined;
  readonly style: CSSStyleDeclaration;
}) {
  const { bars, names, full, style } = of;
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const text = { fontFamily: style.fontFamily, fontSize: 14, color: colour('--jx-text') };
  return {
    animation: false,
    grid: { left: names, right: 72, top: 0, bottom: 2 },
    xAxis: { type: 'value', show: false, ...(full === undefined ? {} : { max: full }) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--jx-text'), width: 1.5 } },
      axisLabel: {
        ...text,
        align: 'left',
        margin: names,
        width: names - 8,
        overflow: 'truncate',
        color: colour('--jx-text-2'),
      },
    },
    series: [
      {
        type: 'bar',
        barWidth: BAR_PX,
        silent: true,
        itemStyle: {
          color: colour('--jx-quantity-fill'),
          borderColor: colour('--jx-quantity-stroke'),
          borderWidth: 1,
        },
        data: bars.map((bar) => ({
          value: bar.value,
          label: {
            ...text,
            show: true,
            position: 'right',
            fontWeight: 600,
            formatter: () => bar.said,
          },
        })),
      },
    ],
  };
}
