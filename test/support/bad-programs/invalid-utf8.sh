#!/bin/sh
# Prints TSV with a byte that is no UTF-8.
printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'
printf '5\t1\t1\t1\t1\t1\t10\t10\t20\t20\t90\tB\377n\n'
