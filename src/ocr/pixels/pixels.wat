;; Passes over the pixels of a page. Called by pixels.ts, which has the places of the tables; all places are bytes.
;; Pixels are worked on in whole blocks: what lies behind the last one is read and written over, too.
(module
  (import "env" "memory" (memory 1))

  ;; The channels of 16 pixels of RGB.
  (func $reds (param $a v128) (param $b v128) (param $c v128) (result v128)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 17 20 23 26 29
      (i8x16.shuffle 0 3 6 9 12 15 18 21 24 27 30 0 0 0 0 0 (local.get $a) (local.get $b)) (local.get $c)))
  (func $greens (param $a v128) (param $b v128) (param $c v128) (result v128)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 18 21 24 27 30
      (i8x16.shuffle 1 4 7 10 13 16 19 22 25 28 31 0 0 0 0 0 (local.get $a) (local.get $b)) (local.get $c)))
  (func $blues (param $a v128) (param $b v128) (param $c v128) (result v128)
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 16 19 22 25 28 31
      (i8x16.shuffle 2 5 8 11 14 17 20 23 26 29 0 0 0 0 0 0 (local.get $a) (local.get $b)) (local.get $c)))

  ;; Eight levels of print, lifted by their colour: max + floor(max(0, 7 · colour − 96) / 4).
  (func $lifted (param $max v128) (param $colour v128) (result v128)
    (i16x8.add (local.get $max)
      (i16x8.shr_u
        (i16x8.sub_sat_u (i16x8.mul (local.get $colour) (i16x8.splat (i32.const 7))) (i16x8.splat (i32.const 96)))
        (i32.const 2))))

  ;; Print and red ink of a run of pixels. At `counts`: pixels that are plainly red are added, and of every fourth pixel those faintly red.
  (func (export "split")
    (param $at i32) (param $end i32) (param $ink i32) (param $red i32) (param $levels i32) (param $counts i32)
    (param $floor i32) (param $plainly i32) (param $faintly i32)
    (local $a v128) (local $b v128) (local $c v128) (local $r v128) (local $g v128) (local $max v128) (local $min v128)
    (local $lane i32) (local $plain i32) (local $faint i32)
    (loop $each
      (local.set $a (v128.load align=1 (local.get $at)))
      (local.set $b (v128.load offset=16 align=1 (local.get $at)))
      (local.set $c (v128.load offset=32 align=1 (local.get $at)))
      (local.set $r (call $reds (local.get $a) (local.get $b) (local.get $c)))
      (local.set $g (call $greens (local.get $a) (local.get $b) (local.get $c)))
      (local.set $b (call $blues (local.get $a) (local.get $b) (local.get $c)))
      (local.set $c (i8x16.max_u (local.get $g) (local.get $b)))
      (local.set $max (i8x16.max_u (local.get $r) (local.get $c)))
      (local.set $min (i8x16.min_u (local.get $r) (i8x16.min_u (local.get $g) (local.get $b))))
      (local.set $min (i8x16.sub (local.get $max) (local.get $min)))
      (v128.store align=1 (local.get $ink)
        (i8x16.narrow_i16x8_u
          (call $lifted (i16x8.extend_low_i8x16_u (local.get $max)) (i16x8.extend_low_i8x16_u (local.get $min)))
          (call $lifted (i16x8.extend_high_i8x16_u (local.get $max)) (i16x8.extend_high_i8x16_u (local.get $min)))))
      (local.set $r (i8x16.sub_sat_u (local.get $r) (local.get $c)))
      (v128.store align=1 (local.get $red) (i8x16.splat (i32.const 255)))
      (if (v128.any_true (i8x16.gt_u (local.get $r) (i8x16.splat (local.get $floor))))
        (then
          (local.set $plain (i32.add (local.get $plain)
            (i32.popcnt (i8x16.bitmask (i8x16.ge_u (local.get $r) (i8x16.splat (local.get $plainly)))))))
          (local.set $faint (i32.add (local.get $faint)
            (i32.popcnt (i32.and (i32.const 0x1111)
              (i8x16.bitmask (i8x16.gt_u (local.get $r) (i8x16.splat (local.get $faintly))))))))
          (v128.store align=1 (local.get $red) (local.get $r))
          (local.set $lane (i32.const 0))
          (loop $lanes
            (i32.store8 (i32.add (local.get $red) (local.get $lane))
              (i32.load8_u (i32.add (local.get $levels)
                (i32.load8_u (i32.add (local.get $red) (local.get $lane))))))
            (br_if $lanes (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 1))) (i32.const 16))))))
      (local.set $ink (i32.add (local.get $ink) (i32.const 16)))
      (local.set $red (i32.add (local.get $red) (i32.const 16)))
      (br_if $each (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 48))) (local.get $end))))
    (i32.store (local.get $counts) (i32.add (i32.load (local.get $counts)) (local.get $plain)))
    (i32.store offset=4 (local.get $counts) (i32.add (i32.load offset=4 (local.get $counts)) (local.get $faint))))

  ;; Sums of up to 16 rows of pixels over each 16 columns; the last sum may be of fewer.
  (func (export "blockSums") (param $at i32) (param $width i32) (param $rows i32) (param $sums i32)
    (local $column i32) (local $row i32) (local $from i32) (local $to i32) (local $sum v128) (local $rest i32)
    (block $narrow
      (br_if $narrow (i32.lt_u (local.get $width) (i32.const 16)))
      (loop $columns
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $from (i32.add (local.get $at) (local.get $column)))
        (local.set $row (local.get $rows))
        (loop $down
          (local.set $sum (i16x8.add (local.get $sum)
            (i16x8.extadd_pairwise_i8x16_u (v128.load align=1 (local.get $from)))))
          (local.set $from (i32.add (local.get $from) (local.get $width)))
          (br_if $down (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))
        (local.set $sum (i32x4.extadd_pairwise_i16x8_u (local.get $sum)))
        (i32.store (local.get $sums)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
            (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $sums (i32.add (local.get $sums) (i32.const 4)))
        (local.set $column (i32.add (local.get $column) (i32.const 16)))
        (br_if $columns (i32.le_u (i32.add (local.get $column) (i32.const 16)) (local.get $width)))))
    (if (i32.lt_u (local.get $column) (local.get $width))
      (then
        (local.set $row (i32.const 0))
        (loop $down
          (local.set $from (i32.add (local.get $at) (i32.add (local.get $column) (i32.mul (local.get $row) (local.get $width)))))
          (local.set $to (i32.add (local.get $at) (i32.mul (i32.add (local.get $row) (i32.const 1)) (local.get $width))))
          (loop $across
            (local.set $rest (i32.add (local.get $rest) (i32.load8_u (local.get $from))))
            (br_if $across (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 1))) (local.get $to))))
          (br_if $down (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $rows))))
        (i32.store (local.get $sums) (local.get $rest)))))

  ;; One row of pixels times the gain of its place. `gains`: those at the middles of each 16 pixels, `last` the place of the last one.
  (func (export "levelRow") (param $at i32) (param $out i32) (param $width i32) (param $gains i32) (param $last i32)
    (local $x i32) (local $stop i32) (local $left f64) (local $right f64) (local $step f64) (local $gain f64) (local $value f64)
    (local $here i32) (local $next i32)
    (local.set $stop (i32.const 8))
    (local.set $here (local.get $gains))
    (local.set $next (local.get $gains))
    (loop $blocks
      (local.set $left (f64.promote_f32 (f32.load (local.get $here))))
      (local.set $right (f64.promote_f32 (f32.load (local.get $next))))
      (local.set $step (f64.div (f64.sub (local.get $right) (local.get $left)) (f64.const 16)))
      (local.set $gain (f64.add (local.get $left) (f64.div (local.get $step) (f64.const 2))))
      (if (i32.gt_u (local.get $stop) (local.get $width)) (then (local.set $stop (local.get $width))))
      (loop $across
        (local.set $value (f64.add
          (f64.mul (f64.convert_i32_u (i32.load8_u (i32.add (local.get $at) (local.get $x)))) (local.get $gain))
          (f64.const 0.5)))
        (i32.store8 (i32.add (local.get $out) (local.get $x))
          (i32.trunc_sat_f64_u (f64.min (local.get $value) (f64.const 255))))
        (local.set $gain (f64.add (local.get $gain) (local.get $step)))
        (br_if $across (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 1))) (local.get $stop))))
      (local.set $here (local.get $next))
      (if (i32.lt_u (local.get $next) (local.get $last))
        (then (local.set $next (i32.add (local.get $next) (i32.const 4)))))
      (local.set $stop (i32.add (local.get $stop) (i32.const 16)))
      (br_if $blocks (i32.lt_u (local.get $x) (local.get $width)))))

  ;; A level of a channel with the paper's own colour taken off: three tables of 256 from `lifts` on.
  (func $light (param $at i32) (param $lift i32) (result i32)
    (i32.load8_u (i32.add (local.get $lift) (i32.load8_u (local.get $at)))))

  ;; Colour of a pixel that is not red, 0 of one that is.
  (func $colour (param $at i32) (param $lifts i32) (result i32)
    (local $r i32) (local $g i32) (local $b i32) (local $high i32) (local $low i32)
    (local.set $r (call $light (local.get $at) (local.get $lifts)))
    (local.set $g (call $light (i32.add (local.get $at) (i32.const 1)) (i32.add (local.get $lifts) (i32.const 256))))
    (local.set $b (call $light (i32.add (local.get $at) (i32.const 2)) (i32.add (local.get $lifts) (i32.const 512))))
    (local.set $high (select (local.get $g) (local.get $b) (i32.gt_u (local.get $g) (local.get $b))))
    (if (i32.le_u (local.get $high) (local.get $r)) (then (return (i32.const 0))))
    (local.set $low (select (local.get $g) (local.get $b) (i32.lt_u (local.get $g) (local.get $b))))
    (i32.sub (local.get $high) (select (local.get $r) (local.get $low) (i32.lt_u (local.get $r) (local.get $low)))))

  ;; Coloured ink that is not red: the level of each pixel's colour.
  (func (export "otherInk") (param $at i32) (param $end i32) (param $out i32) (param $lifts i32) (param $levels i32)
    (loop $each
      (i32.store8 (local.get $out)
        (i32.load8_u (i32.add (local.get $levels) (call $colour (local.get $at) (local.get $lifts)))))
      (local.set $out (i32.add (local.get $out) (i32.const 1)))
      (br_if $each (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 3))) (local.get $end)))))

  ;; Every fourth pixel: how many are more colourful than `limit`; where the first and the last of them stand goes to `ends`.
  (func (export "coloured") (param $at i32) (param $end i32) (param $lifts i32) (param $limit i32) (param $ends i32) (result i32)
    (local $count i32)
    (loop $each
      (if (i32.gt_u (call $colour (local.get $at) (local.get $lifts)) (local.get $limit))
        (then
          (if (i32.eqz (local.get $count)) (then (i32.store (local.get $ends) (local.get $at))))
          (i32.store offset=4 (local.get $ends) (local.get $at))
          (local.set $count (i32.add (local.get $count) (i32.const 1)))))
      (br_if $each (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 12))) (local.get $end))))
    (local.get $count))

  (func $darkest (param $at i32) (result v128)
    (local $a v128) (local $b v128) (local $c v128)
    (local.set $a (v128.load align=1 (local.get $at)))
    (local.set $b (v128.load offset=16 align=1 (local.get $at)))
    (local.set $c (v128.load offset=32 align=1 (local.get $at)))
    (i8x16.min_u (call $reds (local.get $a) (local.get $b) (local.get $c))
      (i8x16.min_u (call $greens (local.get $a) (local.get $b) (local.get $c))
        (call $blues (local.get $a) (local.get $b) (local.get $c)))))

  ;; Means of the darkest channel over four pixels of two rows.
  (func (export "coarseRow") (param $at i32) (param $other i32) (param $end i32) (param $out i32)
    (local $sum v128)
    (loop $each
      (local.set $sum (i32x4.shr_u
        (i32x4.extadd_pairwise_i16x8_u (i16x8.add
          (i16x8.extadd_pairwise_i8x16_u (call $darkest (local.get $at)))
          (i16x8.extadd_pairwise_i8x16_u (call $darkest (local.get $other)))))
        (i32.const 3)))
      (i32.store8 (local.get $out) (i32x4.extract_lane 0 (local.get $sum)))
      (i32.store8 offset=1 (local.get $out) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.store8 offset=2 (local.get $out) (i32x4.extract_lane 2 (local.get $sum)))
      (i32.store8 offset=3 (local.get $out) (i32x4.extract_lane 3 (local.get $sum)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (local.set $other (i32.add (local.get $other) (i32.const 48)))
      (br_if $each (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 48))) (local.get $end)))))

  (func $three (param $at i32) (result i32)
    (i32.add (i32.load8_u (local.get $at))
      (i32.add (i32.load8_u offset=1 (local.get $at)) (i32.load8_u offset=2 (local.get $at)))))

  ;; Mean darkness of 3 × 3 pixels.
  (func (export "darkCells") (param $at i32) (param $width i32) (param $out i32) (param $end i32)
    (loop $each
      (i32.store8 (local.get $out)
        (i32.sub (i32.const 255)
          (i32.div_u
            (i32.add (i32.const 8)
              (i32.add (call $three (local.get $at))
                (i32.add (call $three (i32.add (local.get $at) (local.get $width)))
                  (call $three (i32.add (local.get $at) (i32.mul (local.get $width) (i32.const 2)))))))
            (i32.const 9))))
      (local.set $at (i32.add (local.get $at) (i32.const 3)))
      (br_if $each (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 1))) (local.get $end)))))

  ;; Between two neighbours of a row, in their order in $pair: 256 times the level.
  (func $beside (param $pair i32) (param $share i32) (result i32)
    (i32.add
      (i32.mul (i32.and (local.get $pair) (i32.const 255)) (i32.sub (i32.const 256) (local.get $share)))
      (i32.mul (i32.shr_u (local.get $pair) (i32.const 8)) (local.get $share))))

  ;; One row sampled between the four nearest pixels of an image, in fixed point 16.16; what lies outside or is white is left as it is.
  (func (export "sampleRow")
    (param $image i32) (param $width i32) (param $out i32) (param $end i32)
    (param $x i32) (param $y i32) (param $stepX i32) (param $stepY i32) (param $lastX i32) (param $lastY i32)
    (local $at i32) (local $above i32) (local $below i32) (local $share i32)
    (loop $each
      (block $next
        ;; as unsigned numbers, negative ones are beyond the end, too
        (br_if $next (i32.ge_u (local.get $x) (local.get $lastX)))
        (br_if $next (i32.ge_u (local.get $y) (local.get $lastY)))
        (local.set $at (i32.add (local.get $image)
          (i32.add (i32.mul (i32.shr_u (local.get $y) (i32.const 16)) (local.get $width)) (i32.shr_u (local.get $x) (i32.const 16)))))
        (local.set $above (i32.load16_u (local.get $at)))
        (local.set $below (i32.load16_u (i32.add (local.get $at) (local.get $width))))
        (br_if $next (i32.eq (i32.and (local.get $above) (local.get $below)) (i32.const 0xffff)))
        (local.set $share (i32.and (i32.shr_u (local.get $x) (i32.const 8)) (i32.const 255)))
        (local.set $above (call $beside (local.get $above) (local.get $share)))
        (local.set $below (call $beside (local.get $below) (local.get $share)))
        (local.set $share (i32.and (i32.shr_u (local.get $y) (i32.const 8)) (i32.const 255)))
        (i32.store8 (local.get $out)
          (i32.shr_u
            (i32.add (i32.const 32768)
              (i32.add
                (i32.mul (local.get $above) (i32.sub (i32.const 256) (local.get $share)))
                (i32.mul (local.get $below) (local.get $share))))
            (i32.const 16))))
      (local.set $x (i32.add (local.get $x) (local.get $stepX)))
      (local.set $y (i32.add (local.get $y) (local.get $stepY)))
      (br_if $each (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 1))) (local.get $end)))))
)
