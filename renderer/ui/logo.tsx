import mark from './mark.svg';

interface Props {
  /** Pixels. */
  readonly size: number;
}

/** The mark of the product, a measuring dial: the same drawing as the favicon and the icons of the desktop app. */
export function Logo({ size }: Props) {
  return <img src={mark} width={size} height={size} alt="" />;
}
