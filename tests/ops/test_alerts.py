"""Each alert has a section that says what to do, and the rules are ones that Prometheus takes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from finpulse.embedded.launch import CHECKOUT

OPS = CHECKOUT / "ops"
RULES: list[dict[str, Any]] = yaml.safe_load((OPS / "alerts.yml").read_text())["groups"][0]["rules"]
RUNBOOK = (CHECKOUT / "docs" / "alerts.md").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
DASHBOARD: dict[str, Any] = json.loads((OPS / "grafana" / "dashboards" / "finpulse.json").read_text())


def test_each_alert_has_its_section_and_each_section_its_alert() -> None:
    sections = re.findall(r"^## (Finpulse\w+)$", RUNBOOK, re.MULTILINE)
    assert sections == [rule["alert"] for rule in RULES]
    for title, said in zip(sections, re.split(r"^## Finpulse\w+$", RUNBOOK, flags=re.MULTILINE)[1:], strict=True):
        paragraphs = [part for part in said.strip().split("\n\n") if part]
        assert len(paragraphs) >= 2, f"{title} says what it means, and what to do"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["alert"]))
def test_an_alert_says_how_bad_it_is_what_it_is_and_where_to_read_on(rule: dict[str, Any]) -> None:
    assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
    assert rule["labels"]["severity"] in ("critical", "warning")
    assert re.fullmatch(r"\d+[smh]", rule.get("for", "0s"))
    assert rule["annotations"]["summary"].endswith(".")
    assert rule["annotations"]["runbook"] == f"docs/alerts.md#{rule['alert'].lower()}"
    assert rule["expr"].count("(") == rule["expr"].count(")")


def test_each_alert_is_tried_by_the_rules_tests() -> None:
    quiet, *others = yaml.safe_load((OPS / "alerts_test.yml").read_text())["tests"]
    names = {rule["alert"] for rule in RULES}
    assert {each["alertname"] for each in quiet["alert_rule_test"]} == names
    assert not any("exp_alerts" in each for each in quiet["alert_rule_test"])
    fired = {each["alertname"] for test in others for each in test["alert_rule_test"] if each["exp_alerts"]}
    assert fired == names


def test_every_panel_asks_something_of_the_datasource_that_is_provisioned() -> None:
    (source,) = yaml.safe_load((OPS / "grafana/provisioning/datasources/prometheus.yml").read_text())["datasources"]
    panels = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
    assert len(panels) > 20
    assert {panel["datasource"]["uid"] for panel in panels} == {source["uid"]}
    assert all(target["expr"] for panel in panels for target in panel["targets"])
    assert source["url"] == "http://prometheus:9090"


def test_compose_brings_them_in_place_only_where_one_asks_for_it() -> None:
    services = COMPOSE["services"]
    monitoring = {name for name, service in services.items() if service.get("profiles") == ["monitoring"]}
    assert monitoring == {"prometheus", "grafana"}
    for name in monitoring:
        assert re.search(r":v?\d+\.\d+\.\d+(@sha256:\w+)?$", services[name]["image"])
        assert all(port.startswith("127.0.0.1:") for port in services[name]["ports"])
        for volume in services[name]["volumes"]:
            source = volume.split(":")[0]
            assert not source.startswith("./") or (CHECKOUT / source).exists(), volume
    config = yaml.safe_load((OPS / "prometheus.yml").read_text())
    (job,) = config["scrape_configs"]
    assert job["authorization"]["credentials_file"] == services["api"]["environment"]["FINPULSE_METRICS_TOKEN_FILE"]
    assert job["static_configs"] == [{"targets": ["api:8000"]}]


@pytest.mark.skipif(
    not shutil.which("promtool"), reason="promtool is not installed; the tests above hold the structure"
)
@pytest.mark.parametrize(
    "arguments", ["check rules alerts.yml", "test rules alerts_test.yml", "check config --syntax-only prometheus.yml"]
)
def test_prometheus_takes_them(arguments: str) -> None:
    done = subprocess.run(["promtool", *arguments.split()], cwd=OPS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
