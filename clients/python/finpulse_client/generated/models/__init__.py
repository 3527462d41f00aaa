""" Contains all the data models used in inputs/outputs """

from .account_changes import AccountChanges
from .account_changes_account_type import AccountChangesAccountType
from .account_changes_provider import AccountChangesProvider
from .account_out import AccountOut
from .account_out_account_type import AccountOutAccountType
from .account_out_balance_source import AccountOutBalanceSource
from .account_out_proof import AccountOutProof
from .account_out_provider import AccountOutProvider
from .account_proof_out import AccountProofOut
from .account_proof_out_balance_source import AccountProofOutBalanceSource
from .account_proof_out_verdict import AccountProofOutVerdict
from .account_summary import AccountSummary
from .account_summary_account_type import AccountSummaryAccountType
from .account_summary_provider import AccountSummaryProvider
from .admin_job_out import AdminJobOut
from .admin_job_out_kind import AdminJobOutKind
from .admin_job_out_queue import AdminJobOutQueue
from .admin_job_out_status import AdminJobOutStatus
from .admin_user_out import AdminUserOut
from .admin_user_out_role import AdminUserOutRole
from .alive import Alive
from .alive_status import AliveStatus
from .answer_choice import AnswerChoice
from .answer_clarification import AnswerClarification
from .answer_exclusions import AnswerExclusions
from .answer_filter import AnswerFilter
from .answer_filter_field import AnswerFilterField
from .answer_filter_op import AnswerFilterOp
from .answer_period import AnswerPeriod
from .answer_plan import AnswerPlan
from .answer_plan_group_by_item import AnswerPlanGroupByItem
from .answer_plan_limit_per_type_1 import AnswerPlanLimitPerType1
from .answer_plan_limit_per_type_2_type_1 import AnswerPlanLimitPerType2Type1
from .answer_plan_limit_per_type_3_type_1 import AnswerPlanLimitPerType3Type1
from .answer_plan_metric import AnswerPlanMetric
from .answer_plan_order_type_1 import AnswerPlanOrderType1
from .answer_plan_order_type_2_type_1 import AnswerPlanOrderType2Type1
from .answer_plan_order_type_3_type_1 import AnswerPlanOrderType3Type1
from .answer_plan_sort_by_type_1 import AnswerPlanSortByType1
from .answer_plan_sort_by_type_2_type_1 import AnswerPlanSortByType2Type1
from .answer_plan_sort_by_type_3_type_1 import AnswerPlanSortByType3Type1
from .answer_value import AnswerValue
from .api_config_in import ApiConfigIn
from .api_config_in_body_type_0 import ApiConfigInBodyType0
from .api_config_in_headers import ApiConfigInHeaders
from .api_config_in_params import ApiConfigInParams
from .api_config_in_type import ApiConfigInType
from .api_config_out import ApiConfigOut
from .api_config_out_type import ApiConfigOutType
from .asked_question import AskedQuestion
from .assistant_answer import AssistantAnswer
from .assistant_answer_params_type_0 import AssistantAnswerParamsType0
from .assistant_answer_status import AssistantAnswerStatus
from .attachment_in import AttachmentIn
from .attachment_out import AttachmentOut
from .attempt_out import AttemptOut
from .authenticator import Authenticator
from .bank_balance_out import BankBalanceOut
from .break_out import BreakOut
from .budget import Budget
from .budget_recommendation import BudgetRecommendation
from .budget_recommendation_status import BudgetRecommendationStatus
from .budget_recommendation_type import BudgetRecommendationType
from .budget_recommendation_urgency import BudgetRecommendationUrgency
from .bulk_changes import BulkChanges
from .bulk_edit_body import BulkEditBody
from .bulk_effect_out import BulkEffectOut
from .category_changes import CategoryChanges
from .category_changes_kind import CategoryChangesKind
from .category_changes_pfc import CategoryChangesPfc
from .category_out import CategoryOut
from .category_out_kind import CategoryOutKind
from .category_out_pfc import CategoryOutPfc
from .category_sum import CategorySum
from .check import Check
from .check_out import CheckOut
from .check_out_kind import CheckOutKind
from .check_status import CheckStatus
from .column_out import ColumnOut
from .column_out_role import ColumnOutRole
from .condition import Condition
from .condition_field import ConditionField
from .condition_op import ConditionOp
from .condition_out import ConditionOut
from .condition_out_field import ConditionOutField
from .condition_out_op import ConditionOutOp
from .correction_out import CorrectionOut
from .credentials import Credentials
from .currency_sums import CurrencySums
from .currency_sums_out import CurrencySumsOut
from .dashboard import Dashboard
from .deleted import Deleted
from .delivery_out import DeliveryOut
from .delivery_out_event import DeliveryOutEvent
from .delivery_out_status import DeliveryOutStatus
from .endpoint_changes import EndpointChanges
from .endpoint_changes_events_item import EndpointChangesEventsItem
from .endpoint_out import EndpointOut
from .endpoint_out_events_item import EndpointOutEventsItem
from .event_accepted import EventAccepted
from .example_question import ExampleQuestion
from .excluded import Excluded
from .export_transactions_format import ExportTransactionsFormat
from .export_transactions_kind import ExportTransactionsKind
from .export_transactions_sort import ExportTransactionsSort
from .fetch_changes import FetchChanges
from .fetch_out import FetchOut
from .fetch_out_status import FetchOutStatus
from .filter_ import Filter
from .filter_kind import FilterKind
from .gap_out import GapOut
from .get_transaction_totals_kind import GetTransactionTotalsKind
from .import_statement_body import ImportStatementBody
from .income_breakdown import IncomeBreakdown
from .incoming_out import IncomingOut
from .incoming_out_category_source_type_1 import IncomingOutCategorySourceType1
from .incoming_out_category_source_type_2_type_1 import IncomingOutCategorySourceType2Type1
from .incoming_out_category_source_type_3_type_1 import IncomingOutCategorySourceType3Type1
from .insight import Insight
from .insight_type import InsightType
from .job_out import JobOut
from .job_out_kind import JobOutKind
from .job_out_status import JobOutStatus
from .job_out_step_results import JobOutStepResults
from .job_problem import JobProblem
from .job_problem_code import JobProblemCode
from .leaving import Leaving
from .ledger_row import LedgerRow
from .ledger_row_outcome_type_1 import LedgerRowOutcomeType1
from .ledger_row_outcome_type_2_type_1 import LedgerRowOutcomeType2Type1
from .ledger_row_outcome_type_3_type_1 import LedgerRowOutcomeType3Type1
from .left_out import LeftOut
from .left_out_currency import LeftOutCurrency
from .lifetime_summary import LifetimeSummary
from .list_all_jobs_kind_type_1 import ListAllJobsKindType1
from .list_all_jobs_kind_type_2_type_1 import ListAllJobsKindType2Type1
from .list_all_jobs_kind_type_3_type_1 import ListAllJobsKindType3Type1
from .list_all_jobs_status_type_1 import ListAllJobsStatusType1
from .list_all_jobs_status_type_2_type_1 import ListAllJobsStatusType2Type1
from .list_all_jobs_status_type_3_type_1 import ListAllJobsStatusType3Type1
from .list_job_rows_outcome_type_1 import ListJobRowsOutcomeType1
from .list_job_rows_outcome_type_2_type_1 import ListJobRowsOutcomeType2Type1
from .list_job_rows_outcome_type_3_type_1 import ListJobRowsOutcomeType3Type1
from .list_jobs_kind import ListJobsKind
from .list_jobs_status import ListJobsStatus
from .list_transactions_kind import ListTransactionsKind
from .list_transactions_sort import ListTransactionsSort
from .list_transfers_state import ListTransfersState
from .mended_row_in import MendedRowIn
from .merchant_sum import MerchantSum
from .metric_out import MetricOut
from .metric_out_dimensions_item import MetricOutDimensionsItem
from .metric_out_unit import MetricOutUnit
from .new_account import NewAccount
from .new_account_account_type import NewAccountAccountType
from .new_account_provider import NewAccountProvider
from .new_category import NewCategory
from .new_category_kind import NewCategoryKind
from .new_category_pfc import NewCategoryPfc
from .new_endpoint import NewEndpoint
from .new_endpoint_events_item import NewEndpointEventsItem
from .new_fetch import NewFetch
from .new_personal_token import NewPersonalToken
from .new_personal_token_scopes_item import NewPersonalTokenScopesItem
from .new_rule import NewRule
from .new_transaction import NewTransaction
from .new_transfer import NewTransfer
from .one_time_code import OneTimeCode
from .other_currencies import OtherCurrencies
from .outcome import Outcome
from .outcome_out import OutcomeOut
from .password_and_code import PasswordAndCode
from .period import Period
from .period_type import PeriodType
from .personal_token_out import PersonalTokenOut
from .personal_token_out_scopes_item import PersonalTokenOutScopesItem
from .preview_import_body import PreviewImportBody
from .preview_out import PreviewOut
from .price_change import PriceChange
from .problem import Problem
from .problem_code import ProblemCode
from .problem_errors import ProblemErrors
from .processing_status import ProcessingStatus
from .processing_status_status import ProcessingStatusStatus
from .profile import Profile
from .profile_changes import ProfileChanges
from .profile_role import ProfileRole
from .proof_out import ProofOut
from .proof_out_verdict import ProofOutVerdict
from .question_out import QuestionOut
from .question_out_meanings import QuestionOutMeanings
from .question_out_samples import QuestionOutSamples
from .question_out_samples_additional_property_item import QuestionOutSamplesAdditionalPropertyItem
from .reading import Reading
from .reading_date_order import ReadingDateOrder
from .reading_days_stand import ReadingDaysStand
from .reading_decimal_mark import ReadingDecimalMark
from .reading_sign import ReadingSign
from .reading_year_count import ReadingYearCount
from .receive_message_body import ReceiveMessageBody
from .receive_message_response_200 import ReceiveMessageResponse200
from .receive_message_response_400 import ReceiveMessageResponse400
from .receive_message_response_404 import ReceiveMessageResponse404
from .receive_webhook_body import ReceiveWebhookBody
from .recovery_codes import RecoveryCodes
from .recurring import Recurring
from .recurring_interval import RecurringInterval
from .recurring_kind import RecurringKind
from .recurring_state import RecurringState
from .refusal import Refusal
from .refusal_code import RefusalCode
from .registered import Registered
from .registered_role import RegisteredRole
from .report import Report
from .report_overall_status import ReportOverallStatus
from .reread_body import RereadBody
from .reread_body_answers import RereadBodyAnswers
from .reread_body_reading import RereadBodyReading
from .rows import Rows
from .rule_changes import RuleChanges
from .rule_out import RuleOut
from .rule_preview import RulePreview
from .run_api_body import RunApiBody
from .sample_out import SampleOut
from .sample_row import SampleRow
from .sample_row_category_source_type_1 import SampleRowCategorySourceType1
from .sample_row_category_source_type_2_type_1 import SampleRowCategorySourceType2Type1
from .sample_row_category_source_type_3_type_1 import SampleRowCategorySourceType3Type1
from .sample_row_outcome import SampleRowOutcome
from .shown_endpoint import ShownEndpoint
from .shown_endpoint_events_item import ShownEndpointEventsItem
from .shown_personal_token import ShownPersonalToken
from .shown_personal_token_scopes_item import ShownPersonalTokenScopesItem
from .shown_webhook import ShownWebhook
from .sign_in import SignIn
from .span_out import SpanOut
from .span_out_verdict import SpanOutVerdict
from .spending import Spending
from .split_in import SplitIn
from .split_out import SplitOut
from .step_result import StepResult
from .step_result_status import StepResultStatus
from .store_statement_body import StoreStatementBody
from .summary import Summary
from .summary_financial_health_type_1 import SummaryFinancialHealthType1
from .summary_financial_health_type_2_type_1 import SummaryFinancialHealthType2Type1
from .summary_financial_health_type_3_type_1 import SummaryFinancialHealthType3Type1
from .sums import Sums
from .taught_out import TaughtOut
from .token_pair import TokenPair
from .token_pair_token_type import TokenPairTokenType
from .totals_out import TotalsOut
from .transaction_changes import TransactionChanges
from .transaction_out import TransactionOut
from .transaction_out_category_source import TransactionOutCategorySource
from .transfer_out import TransferOut
from .transfer_out_state import TransferOutState
from .trend_month import TrendMonth
from .update_account_rows_type_1 import UpdateAccountRowsType1
from .update_account_rows_type_2_type_1 import UpdateAccountRowsType2Type1
from .update_account_rows_type_3_type_1 import UpdateAccountRowsType3Type1
from .user_statistics import UserStatistics
from .user_statistics_refunded_categories import UserStatisticsRefundedCategories
from .user_statistics_spent_by_category import UserStatisticsSpentByCategory
from .webhook_out import WebhookOut

__all__ = (
    "AccountChanges",
    "AccountChangesAccountType",
    "AccountChangesProvider",
    "AccountOut",
    "AccountOutAccountType",
    "AccountOutBalanceSource",
    "AccountOutProof",
    "AccountOutProvider",
    "AccountProofOut",
    "AccountProofOutBalanceSource",
    "AccountProofOutVerdict",
    "AccountSummary",
    "AccountSummaryAccountType",
    "AccountSummaryProvider",
    "AdminJobOut",
    "AdminJobOutKind",
    "AdminJobOutQueue",
    "AdminJobOutStatus",
    "AdminUserOut",
    "AdminUserOutRole",
    "Alive",
    "AliveStatus",
    "AnswerChoice",
    "AnswerClarification",
    "AnswerExclusions",
    "AnswerFilter",
    "AnswerFilterField",
    "AnswerFilterOp",
    "AnswerPeriod",
    "AnswerPlan",
    "AnswerPlanGroupByItem",
    "AnswerPlanLimitPerType1",
    "AnswerPlanLimitPerType2Type1",
    "AnswerPlanLimitPerType3Type1",
    "AnswerPlanMetric",
    "AnswerPlanOrderType1",
    "AnswerPlanOrderType2Type1",
    "AnswerPlanOrderType3Type1",
    "AnswerPlanSortByType1",
    "AnswerPlanSortByType2Type1",
    "AnswerPlanSortByType3Type1",
    "AnswerValue",
    "ApiConfigIn",
    "ApiConfigInBodyType0",
    "ApiConfigInHeaders",
    "ApiConfigInParams",
    "ApiConfigInType",
    "ApiConfigOut",
    "ApiConfigOutType",
    "AskedQuestion",
    "AssistantAnswer",
    "AssistantAnswerParamsType0",
    "AssistantAnswerStatus",
    "AttachmentIn",
    "AttachmentOut",
    "AttemptOut",
    "Authenticator",
    "BankBalanceOut",
    "BreakOut",
    "Budget",
    "BudgetRecommendation",
    "BudgetRecommendationStatus",
    "BudgetRecommendationType",
    "BudgetRecommendationUrgency",
    "BulkChanges",
    "BulkEditBody",
    "BulkEffectOut",
    "CategoryChanges",
    "CategoryChangesKind",
    "CategoryChangesPfc",
    "CategoryOut",
    "CategoryOutKind",
    "CategoryOutPfc",
    "CategorySum",
    "Check",
    "CheckOut",
    "CheckOutKind",
    "CheckStatus",
    "ColumnOut",
    "ColumnOutRole",
    "Condition",
    "ConditionField",
    "ConditionOp",
    "ConditionOut",
    "ConditionOutField",
    "ConditionOutOp",
    "CorrectionOut",
    "Credentials",
    "CurrencySums",
    "CurrencySumsOut",
    "Dashboard",
    "Deleted",
    "DeliveryOut",
    "DeliveryOutEvent",
    "DeliveryOutStatus",
    "EndpointChanges",
    "EndpointChangesEventsItem",
    "EndpointOut",
    "EndpointOutEventsItem",
    "EventAccepted",
    "ExampleQuestion",
    "Excluded",
    "ExportTransactionsFormat",
    "ExportTransactionsKind",
    "ExportTransactionsSort",
    "FetchChanges",
    "FetchOut",
    "FetchOutStatus",
    "Filter",
    "FilterKind",
    "GapOut",
    "GetTransactionTotalsKind",
    "ImportStatementBody",
    "IncomeBreakdown",
    "IncomingOut",
    "IncomingOutCategorySourceType1",
    "IncomingOutCategorySourceType2Type1",
    "IncomingOutCategorySourceType3Type1",
    "Insight",
    "InsightType",
    "JobOut",
    "JobOutKind",
    "JobOutStatus",
    "JobOutStepResults",
    "JobProblem",
    "JobProblemCode",
    "Leaving",
    "LedgerRow",
    "LedgerRowOutcomeType1",
    "LedgerRowOutcomeType2Type1",
    "LedgerRowOutcomeType3Type1",
    "LeftOut",
    "LeftOutCurrency",
    "LifetimeSummary",
    "ListAllJobsKindType1",
    "ListAllJobsKindType2Type1",
    "ListAllJobsKindType3Type1",
    "ListAllJobsStatusType1",
    "ListAllJobsStatusType2Type1",
    "ListAllJobsStatusType3Type1",
    "ListJobRowsOutcomeType1",
    "ListJobRowsOutcomeType2Type1",
    "ListJobRowsOutcomeType3Type1",
    "ListJobsKind",
    "ListJobsStatus",
    "ListTransactionsKind",
    "ListTransactionsSort",
    "ListTransfersState",
    "MendedRowIn",
    "MerchantSum",
    "MetricOut",
    "MetricOutDimensionsItem",
    "MetricOutUnit",
    "NewAccount",
    "NewAccountAccountType",
    "NewAccountProvider",
    "NewCategory",
    "NewCategoryKind",
    "NewCategoryPfc",
    "NewEndpoint",
    "NewEndpointEventsItem",
    "NewFetch",
    "NewPersonalToken",
    "NewPersonalTokenScopesItem",
    "NewRule",
    "NewTransaction",
    "NewTransfer",
    "OneTimeCode",
    "OtherCurrencies",
    "Outcome",
    "OutcomeOut",
    "PasswordAndCode",
    "Period",
    "PeriodType",
    "PersonalTokenOut",
    "PersonalTokenOutScopesItem",
    "PreviewImportBody",
    "PreviewOut",
    "PriceChange",
    "Problem",
    "ProblemCode",
    "ProblemErrors",
    "ProcessingStatus",
    "ProcessingStatusStatus",
    "Profile",
    "ProfileChanges",
    "ProfileRole",
    "ProofOut",
    "ProofOutVerdict",
    "QuestionOut",
    "QuestionOutMeanings",
    "QuestionOutSamples",
    "QuestionOutSamplesAdditionalPropertyItem",
    "Reading",
    "ReadingDateOrder",
    "ReadingDaysStand",
    "ReadingDecimalMark",
    "ReadingSign",
    "ReadingYearCount",
    "ReceiveMessageBody",
    "ReceiveMessageResponse200",
    "ReceiveMessageResponse400",
    "ReceiveMessageResponse404",
    "ReceiveWebhookBody",
    "RecoveryCodes",
    "Recurring",
    "RecurringInterval",
    "RecurringKind",
    "RecurringState",
    "Refusal",
    "RefusalCode",
    "Registered",
    "RegisteredRole",
    "Report",
    "ReportOverallStatus",
    "RereadBody",
    "RereadBodyAnswers",
    "RereadBodyReading",
    "Rows",
    "RuleChanges",
    "RuleOut",
    "RulePreview",
    "RunApiBody",
    "SampleOut",
    "SampleRow",
    "SampleRowCategorySourceType1",
    "SampleRowCategorySourceType2Type1",
    "SampleRowCategorySourceType3Type1",
    "SampleRowOutcome",
    "ShownEndpoint",
    "ShownEndpointEventsItem",
    "ShownPersonalToken",
    "ShownPersonalTokenScopesItem",
    "ShownWebhook",
    "SignIn",
    "SpanOut",
    "SpanOutVerdict",
    "Spending",
    "SplitIn",
    "SplitOut",
    "StepResult",
    "StepResultStatus",
    "StoreStatementBody",
    "Summary",
    "SummaryFinancialHealthType1",
    "SummaryFinancialHealthType2Type1",
    "SummaryFinancialHealthType3Type1",
    "Sums",
    "TaughtOut",
    "TokenPair",
    "TokenPairTokenType",
    "TotalsOut",
    "TransactionChanges",
    "TransactionOut",
    "TransactionOutCategorySource",
    "TransferOut",
    "TransferOutState",
    "TrendMonth",
    "UpdateAccountRowsType1",
    "UpdateAccountRowsType2Type1",
    "UpdateAccountRowsType3Type1",
    "UserStatistics",
    "UserStatisticsRefundedCategories",
    "UserStatisticsSpentByCategory",
    "WebhookOut",
)
