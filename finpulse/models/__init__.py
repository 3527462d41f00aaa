"""The tables, one noun a file. Every table that grows carries owner_id, in every unique key too."""

from finpulse.db.job_statuses import ENDED_STATUSES, LIVE_STATUSES
from finpulse.models.accounts import ACCOUNT_TYPES, PROVIDERS, Account
from finpulse.models.base import Base
from finpulse.models.categories import Category
from finpulse.models.categorised import (
    DECIDED_SOURCES,
    Assignment,
    assignment_after,
    assignment_of,
    found_merchant_of,
    given_category,
    given_merchant,
)
from finpulse.models.jobs import JOB_KINDS, LIVE, UNLEASED, Job, JobKind, is_live
from finpulse.models.operations import (
    AssistantKey,
    Conversation,
    DoomedUpload,
    IdempotencyKey,
    Reaggregation,
    ReaggregationStretch,
    ServerRun,
    UploadStorage,
)
from finpulse.models.plans import Plan
from finpulse.models.providers.fetches import ApiRequest, Fetch
from finpulse.models.rules import BulkEdit, Correction, DeletedTransaction, Recategorisation, RemovedTransaction, Rule
from finpulse.models.statements import (
    BROUGHT_BACK,
    DELETED_BY_USER,
    MATCHED_COLUMNS,
    MATCHED_NAMES,
    STORED_BEFORE,
    UNSETTLED,
    CleanChunk,
    LedgerLine,
    MatchedRow,
    RawChunk,
    Statement,
    StatementPeriod,
    StatementTwin,
)
from finpulse.models.totals import CategoryDay, CategoryMonth, MerchantMonth, UserStats
from finpulse.models.transactions import Transaction, TransactionWords
from finpulse.models.transfers import TRANSFER_STATES, Transfer, UnmatchedTransaction
from finpulse.models.users import PersonalToken, SecondFactor, TokenFamily, User
from finpulse.models.webhooks import DELIVERY_STATUSES, Webhook, WebhookDelivery, WebhookEndpoint, WebhookEvent

__all__ = [
    "ACCOUNT_TYPES",
    "BROUGHT_BACK",
    "DECIDED_SOURCES",
    "DELETED_BY_USER",
    "DELIVERY_STATUSES",
    "ENDED_STATUSES",
    "JOB_KINDS",
    "LIVE",
    "LIVE_STATUSES",
    "MATCHED_COLUMNS",
    "MATCHED_NAMES",
    "PROVIDERS",
    "STORED_BEFORE",
    "TRANSFER_STATES",
    "UNLEASED",
    "UNSETTLED",
    "Account",
    "ApiRequest",
    "Assignment",
    "AssistantKey",
    "Base",
    "BulkEdit",
    "Category",
    "CategoryDay",
    "CategoryMonth",
    "CleanChunk",
    "Conversation",
    "Correction",
    "DeletedTransaction",
    "DoomedUpload",
    "Fetch",
    "IdempotencyKey",
    "Job",
    "JobKind",
    "LedgerLine",
    "MatchedRow",
    "MerchantMonth",
    "PersonalToken",
    "Plan",
    "RawChunk",
    "Reaggregation",
    "ReaggregationStretch",
    "Recategorisation",
    "RemovedTransaction",
    "Rule",
    "SecondFactor",
    "ServerRun",
    "Statement",
    "StatementPeriod",
    "StatementTwin",
    "TokenFamily",
    "Transaction",
    "TransactionWords",
    "Transfer",
    "UnmatchedTransaction",
    "UploadStorage",
    "User",
    "UserStats",
    "Webhook",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookEvent",
    "assignment_after",
    "assignment_of",
    "found_merchant_of",
    "given_category",
    "given_merchant",
    "is_live",
]
