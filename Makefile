# What people type. Each target installs the Debian packages that it needs and that are missing.
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
# Where `make score` finds scorers and gold data; neither is part of the project.
SCORE_DIR ?= ../shared/score
DATA_DIR ?= ../shared/data
export JOBS SCORE_DIR DATA_DIR

.DEFAULT_GOAL := help
.PHONY: help demo build test check desk fuzz bench train score manual install deb clean

help:
	@echo 'make demo     read a small developing story and show who is reported to have said what'
	@echo 'make build    build/release/sayso'
	@echo 'make test     all checks and tests, also under the sanitizers'
	@echo 'make check    format, lint, include rule'
	@echo 'make desk     build the web desk anew from src/views/web, which is committed as built'
	@echo 'make fuzz     read broken inputs of all kinds, FUZZ_SECONDS (600) for each, under the sanitizers'
	@echo 'make bench    speed of the encoder, of annotate and of linking'
	@echo 'make train    make the weights in models/ anew'
	@echo 'make score    measure against gold data (SCORE_DIR, DATA_DIR); writes docs/figures.md'
	@echo 'make manual   write docs/sayso.1 anew'
	@echo 'make install  install program, library and headers under PREFIX ($(PREFIX)), DESTDIR respected'
	@echo 'make deb      Debian packages of them, in build/release/packages'
	@echo 'make clean    remove build/'

demo: build
	@tools/demo

build:
	@tools/install-dependencies build
	@tools/build release

test:
	@tools/install-dependencies build check test desk
	@tools/test

check:
	@tools/install-dependencies build check test desk
	@tools/check

desk:
	@tools/install-dependencies desk
	@tools/desk build

fuzz:
	@tools/install-dependencies build fuzz
	@tools/fuzz

bench:
	@tools/install-dependencies build bench
	@tools/bench

train:
	@tools/install-dependencies build train
	@training/run

score: build
	@tools/install-dependencies score
	@tools/score

manual: build
	build/release/sayso help --man > docs/sayso.1

install: build
	cmake --install build/release --prefix '$(PREFIX)'

deb: build
	@tools/install-dependencies deb
	cpack --config build/release/CPackConfig.cmake

clean:
	rm -rf build
