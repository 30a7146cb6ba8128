import type { Box, Movement, Place } from '../../domain/archive/place.ts';
import type { Bundle, Condition, Receipt } from '../../domain/archive/receipt.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

export interface BundleFilter {
  readonly receiptId?: string;
  readonly fondsId?: string;
  readonly nodeId?: string;
  readonly placeId?: string;
  readonly condition?: Condition;
}
export interface BoxFilter {
  readonly fondsId?: string;
  readonly placeId?: string;
}
export type BundleChanges = Partial<Pick<Bundle, 'condition' | 'fondsId' | 'nodeId' | 'placeId' | 'note'>>;
export type BoxChanges = Partial<Omit<Box, 'id' | 'fondsId' | 'revision'>>;

/** Material received, and where it lies. */
export interface PlaceRepository {
  receipt(id: string): Promise<Receipt | undefined>;
  /** Latest first. */
  listReceipts(filter: { readonly fondsId?: string }, page: PageRequest): Promise<PageOf<Receipt>>;
  insertReceipt(receipt: Receipt): Promise<void>;
  /** @throws StoreError `stale` */
  updateReceipt(id: string, revision: number, changes: Partial<Omit<Receipt, 'id' | 'revision'>>): Promise<Receipt>;

  bundles(ids: readonly string[]): Promise<readonly Bundle[]>;
  /** By receipt and number. */
  listBundles(filter: BundleFilter, page: PageRequest): Promise<PageOf<Bundle>>;
  countBundles(receiptId: string): Promise<Readonly<Record<Condition, number>>>;
  insertBundles(bundles: readonly Bundle[]): Promise<void>;
  /** The same changes for all, or for none. @throws StoreError `stale` when one was changed meanwhile */
  updateBundles(seen: readonly Pick<Bundle, 'id' | 'revision'>[], changes: BundleChanges): Promise<void>;

  place(id: string): Promise<Place | undefined>;
  /** The place with those around it, outermost first; empty for an unknown one. */
  path(id: string): Promise<readonly Place[]>;
  /** All places: rooms, shelves and tiers are some hundreds. */
  places(): Promise<readonly Place[]>;
  /** @throws StoreError `stale` when the label is taken there */
  insertPlace(place: Place): Promise<void>;
  /** @throws StoreError `stale` */
  updatePlace(
    id: string,
    revision: number,
    changes: Partial<Pick<Place, 'label' | 'capacityMetres' | 'note'>>,
  ): Promise<Place>;

  box(id: string): Promise<Box | undefined>;
  boxes(ids: readonly string[]): Promise<readonly Box[]>;
  /** Boxes of a fonds that bear a number, one an inventory. */
  boxesNumbered(fondsId: string, number: number): Promise<readonly Box[]>;
  /** By fonds, inventory and number. */
  listBoxes(filter: BoxFilter, page: PageRequest): Promise<PageOf<Box>>;
  /** @throws StoreError `stale` when a number is taken */
  insertBoxes(boxes: readonly Box[]): Promise<void>;
  /** @throws StoreError `stale` */
  updateBox(id: string, revision: number, changes: BoxChanges): Promise<Box>;

  /** All or none. @throws StoreError `stale` when one was changed meanwhile */
  placeBoxes(seen: readonly Pick<Box, 'id' | 'revision'>[], placeId: string | null): Promise<void>;

  addMovements(movements: readonly Movement[]): Promise<void>;
  /** Latest first. */
  listMovements(filter: { readonly subjectId?: string }, page: PageRequest): Promise<PageOf<Movement>>;
}
