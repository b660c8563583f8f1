# SPDX-License-Identifier: Apache-2.0
"""OpenFisca: a Variable for each fact and for each rule, formulas on whole columns; a fresh simulation for each run.

A fact that is not told is the default of its type - no, 0, the first choice, 1970-01-01 - and OpenFisca cannot say that it is missing.
"""
import importlib.metadata
import io
import pathlib
from contextlib import redirect_stdout
from datetime import date

import numpy
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import contract
import reference

DAY = "2026-11-24"
TYPE = {"bool": bool, "number": int, "date": date}
SERVICE = Entity("service", "services", "service", "")


def fact_variable(fact):
    more = {"value_type": TYPE.get(fact["type"])}
    if fact["type"] == "choice":
        choices = Enum(fact["name"], {c: c for c in fact["choices"]})
        more = {"value_type": Enum, "possible_values": choices, "default_value": choices[fact["choices"][0]]}
    return type(fact["name"], (Variable,), {"entity": SERVICE, "definition_period": DateUnit.DAY, "label": fact["name"], **more})


def truth(told, service, period, choices):
    values, value = service(told["fact"], period), told["value"]
    if isinstance(value, bool):
        return values if value else ~values
    if told["fact"] in choices:
        return values == choices[told["fact"]].index(value)
    want = numpy.datetime64(value) if isinstance(value, str) else value
    return values >= want if told["op"] == ">=" else values < want


def rule_variable(rule, choices):
    def formula(service, period):
        def of(told):
            return truth(told, service, period, choices)

        result = of(rule["all"][0]) & of(rule["all"][1]) & (of(rule["any"][0]) | of(rule["any"][1]))
        return result & ~(of(rule["unless"][0]) & of(rule["unless"][1])) if "unless" in rule else result

    return type(rule["id"], (Variable,), {"entity": SERVICE, "definition_period": DateUnit.DAY, "value_type": bool, "label": rule["id"], "formula": formula})


def column(fact, job):
    """The told values of one fact; for the rest, the default that OpenFisca has."""
    values, known = reference.read_column(pathlib.Path(job["columns"]), fact, job["n"])
    if fact["type"] == "date":
        values = values.astype("datetime64[D]")
    elif fact["type"] == "number":
        values = values.astype(numpy.int32)
    return values if job["mode"] == "known" else numpy.where(known, values, numpy.zeros_like(values))


def make(job, base):
    system = TaxBenefitSystem([SERVICE])
    for fact in base["facts"]:
        system.add_variable(fact_variable(fact))
    choices = {f["name"]: f["choices"] for f in base["facts"] if f["type"] == "choice"}
    for rule in base["rules"]:
        system.add_variable(rule_variable(rule, choices))
    enums = {name: system.get_variable(name).possible_values for name in choices}
    table = {f["name"]: column(f, job) for f in base["facts"]}

    def simulate(rows, trace=False):
        rows = range(job["n"])[rows]
        simulation = SimulationBuilder().build_default_simulation(system, count=len(rows))
        simulation.trace = trace
        for name, values in table.items():
            values = values[rows.start : rows.stop : rows.step]
            simulation.set_input(name, DAY, enums[name].encode(values) if name in enums else values)
        out = [simulation.calculate(rule["id"], DAY) for rule in base["rules"]]
        if trace:
            with redirect_stdout(io.StringIO()):
                simulation.tracer.print_computation_log()
        return out

    def cells():
        return numpy.array(simulate(slice(None))).T.astype(numpy.uint8).tobytes()

    def run():
        simulate(slice(None))
        if job["mode"] == "explain":
            simulate(slice(None, None, contract.EVERY), trace=True)

    return cells, run, lambda i: simulate(slice(i, i + 1)), importlib.metadata.version("OpenFisca-Core")


if __name__ == "__main__":
    contract.main(make)
