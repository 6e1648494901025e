import { memo, useId, useMemo, useState } from 'react';
import type { AssetInfo } from '../../simulations/api/contract/index.js';
import { familyColour } from '../theme/family-colours.js';
import { count, short } from '../words/number-format.js';
import type { RunVocabulary } from '../words/run-vocabulary.js';
import { exactTokens, shortTokens } from '../words/tokens.js';
import classes from './charts.module.css';
import { flowLayout, type PlacedLink, type PlacedNode } from './flow-layout.js';
import { othersName } from './gathered-flows.js';
import type { FlowModel } from './models/flows.js';
import { fillOf, PatternDefinitions } from './patterns.js';
import { typeScale } from './type-scale.js';

interface FlowDrawingProps {
  readonly model: FlowModel;
  readonly width: number;
  readonly height: number;
  readonly vocabulary: RunVocabulary;
  readonly asset: AssetInfo;
  /** Edges that tokens moved along in the newest tick; a token runs along each of them once. */
  readonly moving: ReadonlySet<string>;
  /** Changes with each tick, so that the same edge can move again. */
  readonly beat: number;
  onParty(party: string): void;
}

/** Draws where tokens went: parties as bars, amounts as the width of the edges between them. */
export const FlowDrawing = memo(function FlowDrawing({
  model,
  width,
  height,
  vocabulary,
  asset,
  moving,
  beat,
  onParty,
}: FlowDrawingProps) {
  const id = useId().replaceAll(/\W/g, '');
  const scale = typeScale();
  const layout = useMemo(
    () => flowLayout(model, (one) => vocabulary.partyName(one), width, height, scale),
    [model, vocabulary, width, height, scale],
  );
  const [hovered, setHovered] = useState<PlacedLink | null>(null);
  const [party, setParty] = useState<string | null>(null);
  const colourOf = ({ from, to }: PlacedLink) => colourOfNode(to.column === 1 ? from : to, vocabulary);
  const edgeOf = (source: string, target: string, kind: string) =>
    `${layout.nodeOf(source)}>${layout.nodeOf(target)}>${kind}`;
  const running = new Set(
    [...moving].map((edge) => edgeOf(...(edge.split('>') as [source: string, target: string, kind: string]))),
  );
  const lit = (link: PlacedLink) =>
    hovered !== null ? link === hovered : party === null || link.source === party || link.target === party;
  return (
    <>
      <svg width={width} height={height} aria-hidden="true">
        <PatternDefinitions
          chart={id}
          series={[...new Set(layout.nodes.map((node) => node.party))].flatMap((key) => {
            const pattern = vocabulary.patternOf(key);
            return pattern === undefined ? [] : [{ key, colour: vocabulary.colourOf(key), pattern }];
          })}
        />
        <g fill="none">
          {layout.links.map((link) => (
            <path
              key={`${link.source}>${link.target}>${link.kind}`}
              d={link.path}
              stroke={colourOf(link)}
              strokeWidth={link.width}
              strokeOpacity={lit(link) ? 0.42 : 0.08}
              onPointerEnter={() => setHovered(link)}
              onPointerLeave={() => setHovered(null)}
            />
          ))}
        </g>
        <g className={classes.tokens} key={beat}>
          {layout.links.map((link) =>
            running.has(edgeOf(link.source, link.target, link.kind)) ? (
              <circle
                key={`${link.source}>${link.target}>${link.kind}`}
                r={3}
                fill={colourOf(link)}
                style={{ offsetPath: `path("${link.path}")` }}
              />
            ) : null,
          )}
        </g>
        {layout.nodes.map((node) => (
          <Party key={node.id} {...{ node, id, vocabulary, onParty }} onHover={setParty} />
        ))}
      </svg>
      {hovered !== null && (
        <div
          className={classes.tooltip}
          style={{ left: Math.min(width - 240, (hovered.from.x1 + hovered.to.x0) / 2 - 100), top: 8 }}
        >
          <div className={classes.tooltipHead}>
            {shortName(hovered.from, vocabulary)} → {shortName(hovered.to, vocabulary)}
          </div>
          <div>
            {vocabulary.flowName(hovered.kind)}, {count(hovered.count)} transfers
          </div>
          <div className={classes.number}>
            {exactTokens(hovered.wei, asset.decimals)} {asset.symbol}
          </div>
        </div>
      )}
    </>
  );
});

const colourOfNode = ({ party, gathered }: PlacedNode, vocabulary: RunVocabulary) =>
  gathered.length > 0 ? familyColour('neutral', 4) : vocabulary.colourOf(party);

const shortName = ({ party, gathered }: PlacedNode, vocabulary: RunVocabulary) =>
  gathered.length > 0 ? othersName(gathered) : vocabulary.partyName(party);

/** Who a node is; all by name where it gathers several. */
const wholeName = ({ party, gathered }: PlacedNode, vocabulary: RunVocabulary) =>
  (gathered.length > 0 ? gathered : [party]).map((one) => vocabulary.partyName(one)).join(', ');

interface PartyProps {
  readonly node: PlacedNode;
  readonly id: string;
  readonly vocabulary: RunVocabulary;
  onHover(party: string | null): void;
  onParty(party: string): void;
}

function Party({ node, id, vocabulary, onHover, onParty }: PartyProps) {
  const { x0, x1, y0, y1, party, gathered, column, side, name, nameAt, amount } = node;
  const across = side === 'left' ? x0 - 8 : x1 + (column === 2 ? 8 : 6);
  const height = Math.max(1.5, y1 - y0);
  const colour = colourOfNode(node, vocabulary);
  const fill = fillOf(id, { key: party, colour, pattern: vocabulary.patternOf(party) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: parties can be chosen by keyboard in the inspector and the palette
    <g
      className={classes.party}
      onPointerEnter={() => onHover(node.id)}
      onPointerLeave={() => onHover(null)}
      onClick={() => gathered.length === 0 && onParty(party)}
    >
      <rect x={x0} y={y0} width={x1 - x0} height={height} fill={fill} stroke={colour} strokeWidth={0.75} rx={1} />
      <title>{`${wholeName(node, vocabulary)}: ${short(node.tokens)}`}</title>
      {name !== '' && (
        <text
          x={across}
          y={nameAt}
          dy={amount === 'below' ? '-0.2em' : '0.35em'}
          className="halo"
          textAnchor={side === 'left' ? 'end' : 'start'}
          fontSize="var(--chart-text)"
          fill="var(--ink)"
        >
          {name}{' '}
          {amount !== null && (
            <tspan fill="var(--ink-dim)" {...(amount === 'below' ? { x: across, dy: '1.15em' } : {})}>
              {short(node.tokens)}
            </tspan>
          )}
        </text>
      )}
    </g>
  );
}

/** The sentence for those who cannot see the picture. */
export function describeFlows(
  { links, totalWei, nodes }: FlowModel,
  vocabulary: RunVocabulary,
  { symbol, decimals }: AssetInfo,
): string {
  if (links.length === 0) return 'Where the tokens went: nothing moved in this stretch of time.';
  const nameOf = (id: string) => vocabulary.partyName(nodes.find((node) => node.id === id)?.party ?? id);
  const amount = (wei: string) => shortTokens(wei, decimals);
  const largest = [...links].sort((a, b) => b.tokens - a.tokens).slice(0, 4);
  const parts = largest.map(({ source, target, wei }) => `${nameOf(source)} to ${nameOf(target)} ${amount(wei)}`);
  return `Where the tokens went: ${amount(totalWei)} ${symbol} moved; the largest flows: ${parts.join('; ')}.`;
}
