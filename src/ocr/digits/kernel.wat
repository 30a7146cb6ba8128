;; The rows of a convolution, in 32-bit numbers and a fixed order; what is less than $least becomes $least. Called by kernel.ts; all places are bytes.
;; Columns are worked on in whole blocks: what lies behind the row is read and written over, too.
(module
  (import "env" "memory" (memory 1))

  ;; Four output channels, eight columns at a time. Weights: four biases, then four weights for each tap.
  ;; $step: from the source of a row to that of the next. The rows of the output follow each other, $columnsEnd bytes each.
  (func (export "fourChannels")
    (param $out i32) (param $apart i32) (param $source i32) (param $step i32) (param $rows i32) (param $taps i32) (param $tapsEnd i32)
    (param $weights i32) (param $columnsEnd i32) (param $least f32)
    (local $x i32) (local $tap i32) (local $weight i32) (local $from i32) (local $to i32)
    (local $left v128) (local $right v128) (local $w v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128) (local $floor v128)
    (local.set $floor (f32x4.splat (local.get $least)))
    (loop $row
      (local.set $x (i32.const 0))
      (loop $columns
        (local.set $a (v128.load32_splat (local.get $weights)))
        (local.set $b (local.get $a))
        (local.set $c (v128.load32_splat offset=4 (local.get $weights)))
        (local.set $d (local.get $c))
        (local.set $e (v128.load32_splat offset=8 (local.get $weights)))
        (local.set $f (local.get $e))
        (local.set $g (v128.load32_splat offset=12 (local.get $weights)))
        (local.set $h (local.get $g))
        (local.set $tap (local.get $taps))
        (local.set $weight (local.get $weights))
        (loop $each
          (local.set $from (i32.add (i32.add (local.get $source) (local.get $x)) (i32.load (local.get $tap))))
          (local.set $left (v128.load align=4 (local.get $from)))
          (local.set $right (v128.load offset=16 align=4 (local.get $from)))
          (local.set $w (v128.load32_splat offset=16 (local.get $weight)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $left) (local.get $w))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $right) (local.get $w))))
          (local.set $w (v128.load32_splat offset=20 (local.get $weight)))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $left) (local.get $w))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $right) (local.get $w))))
          (local.set $w (v128.load32_splat offset=24 (local.get $weight)))
          (local.set $e (f32x4.add (local.get $e) (f32x4.mul (local.get $left) (local.get $w))))
          (local.set $f (f32x4.add (local.get $f) (f32x4.mul (local.get $right) (local.get $w))))
          (local.set $w (v128.load32_splat offset=28 (local.get $weight)))
          (local.set $g (f32x4.add (local.get $g) (f32x4.mul (local.get $left) (local.get $w))))
          (local.set $h (f32x4.add (local.get $h) (f32x4.mul (local.get $right) (local.get $w))))
          (local.set $weight (i32.add (local.get $weight) (i32.const 16)))
          (local.set $tap (i32.add (local.get $tap) (i32.const 4)))
          (br_if $each (i32.lt_u (local.get $tap) (local.get $tapsEnd))))
        (local.set $to (i32.add (local.get $out) (local.get $x)))
        (v128.store align=4 (local.get $to) (f32x4.max (local.get $a) (local.get $floor)))
        (v128.store offset=16 align=4 (local.get $to) (f32x4.max (local.get $b) (local.get $floor)))
        (local.set $to (i32.add (local.get $to) (local.get $apart)))
        (v128.store align=4 (local.get $to) (f32x4.max (local.get $c) (local.get $floor)))
        (v128.store offset=16 align=4 (local.get $to) (f32x4.max (local.get $d) (local.get $floor)))
        (local.set $to (i32.add (local.get $to) (local.get $apart)))
        (v128.store align=4 (local.get $to) (f32x4.max (local.get $e) (local.get $floor)))
        (v128.store offset=16 align=4 (local.get $to) (f32x4.max (local.get $f) (local.get $floor)))
        (local.set $to (i32.add (local.get $to) (local.get $apart)))
        (v128.store align=4 (local.get $to) (f32x4.max (local.get $g) (local.get $floor)))
        (v128.store offset=16 align=4 (local.get $to) (f32x4.max (local.get $h) (local.get $floor)))
        (br_if $columns (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $columnsEnd))))
      (local.set $source (i32.add (local.get $source) (local.get $step)))
      (local.set $out (i32.add (local.get $out) (local.get $columnsEnd)))
      (br_if $row (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))

  ;; One output channel, eight columns at a time. Weights: the bias, then one weight for each tap.
  (func (export "oneChannel")
    (param $out i32) (param $source i32) (param $step i32) (param $rows i32) (param $taps i32) (param $tapsEnd i32)
    (param $weights i32) (param $columnsEnd i32) (param $least f32)
    (local $x i32) (local $tap i32) (local $weight i32) (local $from i32) (local $to i32)
    (local $w v128) (local $a v128) (local $b v128) (local $floor v128)
    (local.set $floor (f32x4.splat (local.get $least)))
    (loop $row
      (local.set $x (i32.const 0))
      (loop $columns
        (local.set $a (v128.load32_splat (local.get $weights)))
        (local.set $b (local.get $a))
        (local.set $tap (local.get $taps))
        (local.set $weight (local.get $weights))
        (loop $each
          (local.set $from (i32.add (i32.add (local.get $source) (local.get $x)) (i32.load (local.get $tap))))
          (local.set $w (v128.load32_splat offset=4 (local.get $weight)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load align=4 (local.get $from)) (local.get $w))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (v128.load offset=16 align=4 (local.get $from)) (local.get $w))))
          (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
          (local.set $tap (i32.add (local.get $tap) (i32.const 4)))
          (br_if $each (i32.lt_u (local.get $tap) (local.get $tapsEnd))))
        (local.set $to (i32.add (local.get $out) (local.get $x)))
        (v128.store align=4 (local.get $to) (f32x4.max (local.get $a) (local.get $floor)))
        (v128.store offset=16 align=4 (local.get $to) (f32x4.max (local.get $b) (local.get $floor)))
        (br_if $columns (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $columnsEnd))))
      (local.set $source (i32.add (local.get $source) (local.get $step)))
      (local.set $out (i32.add (local.get $out) (local.get $columnsEnd)))
      (br_if $row (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))

  ;; Lays an image out for the functions above: padded with zeros, its columns dealt out to $lanes lanes in turn.
  ;; $fromRow, $fromChannel, $toRow, $toChannel, $toLane: from one to the next. $width, $pad: in columns.
  (func (export "layOut")
    (param $from i32) (param $fromRow i32) (param $fromChannel i32) (param $to i32) (param $toRow i32) (param $toChannel i32) (param $toLane i32)
    (param $channels i32) (param $height i32) (param $width i32) (param $lanes i32) (param $pad i32)
    (local $row i32) (local $lane i32) (local $x i32) (local $source i32) (local $target i32)
    (loop $eachChannel
      (local.set $row (i32.const 0))
      (loop $eachRow
        (local.set $lane (i32.const 0))
        (loop $eachLane
          ;; the first column of the image that belongs to this lane
          (local.set $x (i32.rem_u
            (i32.sub (i32.add (local.get $lane) (i32.mul (local.get $lanes) (local.get $pad))) (local.get $pad))
            (local.get $lanes)))
          (local.set $source (i32.add (local.get $from) (i32.mul (local.get $row) (local.get $fromRow))))
          (local.set $target (i32.add
            (i32.add (local.get $to) (i32.mul (local.get $row) (local.get $toRow)))
            (i32.add
              (i32.mul (local.get $lane) (local.get $toLane))
              (i32.shl (i32.div_u (i32.add (local.get $x) (local.get $pad)) (local.get $lanes)) (i32.const 2)))))
          (block $done
            (loop $eachColumn
              (br_if $done (i32.ge_u (local.get $x) (local.get $width)))
              (f32.store (local.get $target) (f32.load (i32.add (local.get $source) (i32.shl (local.get $x) (i32.const 2)))))
              (local.set $target (i32.add (local.get $target) (i32.const 4)))
              (local.set $x (i32.add (local.get $x) (local.get $lanes)))
              (br $eachColumn)))
          (br_if $eachLane (i32.lt_u (local.tee $lane (i32.add (local.get $lane) (i32.const 1))) (local.get $lanes))))
        (br_if $eachRow (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $height))))
      (local.set $from (i32.add (local.get $from) (local.get $fromChannel)))
      (local.set $to (i32.add (local.get $to) (local.get $toChannel)))
      (br_if $eachChannel (local.tee $channels (i32.sub (local.get $channels) (i32.const 1))))))
)
