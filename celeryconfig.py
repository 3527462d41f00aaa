"""Celery's settings, each with its reason. PostgreSQL holds the truth; messages are hints to look."""

from kombu import Queue

from finpulse.config import read_settings
from finpulse.jobs.broker import PRIORITIES, QUEUES

_settings = read_settings()

broker_url = _settings.redis_url
worker_concurrency = _settings.worker_processes

# Small statements, large ones, and what can wait until nobody else does. A worker that is told nothing takes from
# all of them; `-Q interactive` and `-Q bulk,night` keep processes free for the small ones. Who sends says which.
task_queues = [Queue(name) for name in QUEUES]
task_default_queue = "bulk"
# What beat sends, and the night's work, stands beside everybody's first jobs: a long queue can't put it off for ever.
task_routes = {
    "finpulse.nightly*": {"queue": "night", "priority": 1},
    "finpulse.start_fetches": {"queue": "night", "priority": 1},
}

# A message goes back to the queue when its worker dies before the stage has ended …
task_acks_late = True
# … but not when the child process was lost: a file that kills its worker would come round for ever. The lease
# on the job runs out instead, and the sweeper counts the attempts.
task_reject_on_worker_lost = False
# Cancelling on a lost connection killed the running task three times out of three; the fence guards it anyway.
worker_cancel_long_running_tasks_on_connection_loss = False
# Status is in PostgreSQL. With a result backend, an enqueue hangs for 19 s while Redis is away.
task_ignore_result = True
# One message in hand a process, so that a long statement holds no short one back.
worker_prefetch_multiplier = 1
# A worker waits for its broker for as long as it takes; a publisher doesn't, since the sweeper sends again.
broker_connection_max_retries = None
broker_connection_retry_on_startup = True
task_publish_retry = False
broker_transport_options = {
    "priority_steps": list(PRIORITIES),
    # Above the hard time limit, or a message that is being worked on would be handed out twice.
    "visibility_timeout": 7200,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    # A frozen Redis would otherwise block an upload for 40 s.
    "socket_timeout": 1.5,
    "socket_connect_timeout": 1.5,
}
task_soft_time_limit = 3600
task_time_limit = 3900
# On SIGTERM a stage gets this long to reach its end; what is cut off is found by its lease.
worker_soft_shutdown_timeout = 30
# Flower sees every task from the moment it is sent.
worker_send_task_events = True
task_send_sent_event = True
# Our own logs are one JSON object a line; Celery leaves the root logger alone.
worker_hijack_root_logger = False
# Tasks and commands are signed: whoever gets at Redis can take messages away, and not write any.
task_serializer = "signed-json"
accept_content = ["signed-json"]
# What can't be decoded, is not signed, or is of no task that there is, is dropped, counted and told.
worker_consumer = "workers.consumer:Consumer"
enable_utc = True
timezone = "UTC"
