// Draws a chart with ECharts, which is loaded when the first chart is on screen; a click on a part tells its group.
import { useEffect, useRef, type ReactNode } from 'react';
import type { EChartsType } from 'echarts/core';
import { chartOptions, type ChartInput } from './chart-options';

/** `label` says what the chart shows to those who do not see it; the table beside it holds the same numbers. */
export function Chart({ input, label, onGroup }: { input: ChartInput; label: string; onGroup: (index: number) => void }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef(onGroup);
  latest.current = onGroup;
  useEffect(() => {
    let gone = false;
    let observer: ResizeObserver | undefined;
    void loadCharts().then((echarts) => {
      if (gone || !box.current) return;
      const made = echarts.init(box.current, undefined, { renderer: 'canvas' });
      chart.current = made;
      made.on('click', (event) => { const { group } = (event.data ?? {}) as { group?: number }; if (group !== undefined) latest.current(group); });
      made.setOption(chartOptions(input));
      observer = new ResizeObserver(() => made.resize());
      observer.observe(box.current);
    });
    return () => { gone = true; observer?.disconnect(); chart.current?.dispose(); chart.current = null; };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- later inputs are handed to the chart that is there
  }, []);
  useEffect(() => { chart.current?.setOption(chartOptions(input), { notMerge: true }); }, [input]);
  return <div ref={box} className="tg-chart" role="img" aria-label={label} />;
}

let loading: Promise<typeof import('echarts/core')> | undefined;

function loadCharts(): Promise<typeof import('echarts/core')> {
  loading ??= Promise.all([import('echarts/core'), import('echarts/charts'), import('echarts/components'), import('echarts/renderers')]).then(([core, charts, components, renderers]) => {
    core.use([charts.BarChart, charts.LineChart, charts.PieChart, charts.FunnelChart, components.GridComponent, components.TooltipComponent, components.LegendComponent, renderers.CanvasRenderer]);
    return core;
  });
  return loading;
}
