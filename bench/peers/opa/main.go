// SPDX-License-Identifier: Apache-2.0

// OPA: one set-valued rule, a prepared query, inputs parsed before the clock starts. The contract stands in ../README.md.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/version"
)

const (
	yes   = 1
	every = 1000 // one record in so many is explained
)

type atom struct {
	Fact  string          `json:"fact"`
	Op    string          `json:"op"`
	Value json.RawMessage `json:"value"`
}

type rule struct {
	ID     string `json:"id"`
	All    []atom `json:"all"`
	Any    []atom `json:"any"`
	Unless []atom `json:"unless"`
}

type job struct {
	Task, Mode, Rules, Records, Out string
	N, Runs, Singles                int
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func readJSON(path string, into any) {
	text, err := os.ReadFile(path)
	must(err)
	must(json.Unmarshal(text, into))
}

// Dates are ISO texts and compare as such; what is missing is undefined and fails every comparison.
func (a atom) String() string {
	op := a.Op
	if op == "is" {
		op = "=="
	}
	return fmt.Sprintf("input.%s %s %s", a.Fact, op, a.Value)
}

func joined(atoms []atom) string {
	var parts []string
	for _, a := range atoms {
		parts = append(parts, a.String())
	}
	return strings.Join(parts, "; ")
}

func module(rules []rule) string {
	var out strings.Builder
	out.WriteString("package bench\n")
	for _, r := range rules {
		for _, a := range r.Any {
			fmt.Fprintf(&out, "%s_any if { %s }\n", r.ID, a)
		}
		body := fmt.Sprintf("%s; %s_any", joined(r.All), r.ID)
		if r.Unless != nil {
			fmt.Fprintf(&out, "%s_ex if { %s }\n", r.ID, joined(r.Unless))
			body += fmt.Sprintf("; not %s_ex", r.ID)
		}
		fmt.Fprintf(&out, "duty contains %q if { %s }\n", r.ID, body)
	}
	return out.String()
}

func readRecords(path string, n int) []ast.Value {
	file, err := os.Open(path)
	must(err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	var records []ast.Value
	for len(records) < n && lines.Scan() {
		var record struct{ Facts map[string]any }
		must(json.Unmarshal(lines.Bytes(), &record))
		value, err := ast.InterfaceToValue(record.Facts)
		must(err)
		records = append(records, value)
	}
	must(lines.Err())
	return records
}

type bench struct {
	job     job
	n       int // rules
	records []ast.Value
	query   rego.PreparedEvalQuery
	cells   []byte
}

func (b *bench) one(i int) {
	options := []rego.EvalOption{rego.EvalParsedInput(b.records[i])}
	explain := b.job.Mode == "explain" && i%every == 0
	trace := topdown.NewBufferTracer()
	if explain {
		options = append(options, rego.EvalQueryTracer(trace))
	}
	results, err := b.query.Eval(context.Background(), options...)
	must(err)
	for _, id := range results[0].Expressions[0].Value.([]any) {
		k, err := strconv.Atoi(id.(string)[1:])
		must(err)
		b.cells[i*b.n+k-1] = yes
	}
	if explain {
		var text bytes.Buffer
		topdown.PrettyTrace(&text, *trace)
	}
}

func (b *bench) run() {
	for i := range b.records {
		b.one(i)
	}
}

func main() {
	var b bench
	var base struct{ Rules []rule }
	if len(os.Args) != 2 {
		log.Fatal("peer-opa JOB")
	}
	readJSON(os.Args[1], &b.job)
	readJSON(b.job.Rules, &base)
	b.n = len(base.Rules)
	query, err := rego.New(rego.Query("data.bench.duty"), rego.Module("bench.rego", module(base.Rules))).PrepareForEval(context.Background())
	must(err)
	b.query = query
	b.records = readRecords(b.job.Records, b.job.N)
	b.cells = make([]byte, len(b.records)*b.n)
	b.run()
	if b.job.Task == "cells" {
		must(os.WriteFile(b.job.Out, b.cells, 0o644))
		return
	}
	seconds, alone := []float64{}, []int64{}
	for range b.job.Runs {
		start := time.Now()
		b.run()
		seconds = append(seconds, time.Since(start).Seconds())
	}
	for i := range b.job.Singles {
		start := time.Now()
		b.one(i % len(b.records))
		alone = append(alone, time.Since(start).Nanoseconds())
	}
	text, err := json.Marshal(map[string]any{"version": version.Version, "seconds": seconds, "alone_ns": alone})
	must(err)
	must(os.WriteFile(b.job.Out, text, 0o644))
}
