from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.get_transaction_totals_kind import check_get_transaction_totals_kind
from ...models.get_transaction_totals_kind import GetTransactionTotalsKind
from ...models.problem import Problem
from ...models.totals_out import TotalsOut
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    *,
    account_id: int | Unset = UNSET,
    job_id: int | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    category: str | Unset = UNSET,
    merchant: str | Unset = UNSET,
    currency: str | Unset = UNSET,
    min_amount: float | str | Unset = UNSET,
    max_amount: float | str | Unset = UNSET,
    processed: bool | Unset = UNSET,
    kind: GetTransactionTotalsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["account_id"] = account_id

    params["job_id"] = job_id

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = to.isoformat()
    params["to"] = json_to

    params["category"] = category

    params["merchant"] = merchant

    params["currency"] = currency

    json_min_amount: float | str | Unset
    if isinstance(min_amount, Unset):
        json_min_amount = UNSET
    else:
        json_min_amount = min_amount
    params["min_amount"] = json_min_amount

    json_max_amount: float | str | Unset
    if isinstance(max_amount, Unset):
        json_max_amount = UNSET
    else:
        json_max_amount = max_amount
    params["max_amount"] = json_max_amount

    params["processed"] = processed

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    params["tag"] = tag

    params["q"] = q


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/transactions/totals",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | TotalsOut:
    if response.status_code == 200:
        response_200 = TotalsOut.from_dict(response.json())



        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    response_default = Problem.from_dict(response.json())



    return response_default



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | TotalsOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    job_id: int | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    category: str | Unset = UNSET,
    merchant: str | Unset = UNSET,
    currency: str | Unset = UNSET,
    min_amount: float | str | Unset = UNSET,
    max_amount: float | str | Unset = UNSET,
    processed: bool | Unset = UNSET,
    kind: GetTransactionTotalsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,

) -> Response[Problem | TotalsOut]:
    """ Count the transactions that a filter selects, and add them up by currency.

     With a category, of what was split the parts in that category are added up.

    Args:
        account_id (int | Unset):
        job_id (int | Unset):
        from_ (datetime.date | Unset):
        to (datetime.date | Unset):
        category (str | Unset):
        merchant (str | Unset):
        currency (str | Unset):  Example: EUR.
        min_amount (float | str | Unset):
        max_amount (float | str | Unset):
        processed (bool | Unset):
        kind (GetTransactionTotalsKind | Unset):
        tag (str | Unset):
        q (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TotalsOut]
     """


    kwargs = _get_kwargs(
        account_id=account_id,
job_id=job_id,
from_=from_,
to=to,
category=category,
merchant=merchant,
currency=currency,
min_amount=min_amount,
max_amount=max_amount,
processed=processed,
kind=kind,
tag=tag,
q=q,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    job_id: int | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    category: str | Unset = UNSET,
    merchant: str | Unset = UNSET,
    currency: str | Unset = UNSET,
    min_amount: float | str | Unset = UNSET,
    max_amount: float | str | Unset = UNSET,
    processed: bool | Unset = UNSET,
    kind: GetTransactionTotalsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,

) -> Problem | TotalsOut | None:
    """ Count the transactions that a filter selects, and add them up by currency.

     With a category, of what was split the parts in that category are added up.

    Args:
        account_id (int | Unset):
        job_id (int | Unset):
        from_ (datetime.date | Unset):
        to (datetime.date | Unset):
        category (str | Unset):
        merchant (str | Unset):
        currency (str | Unset):  Example: EUR.
        min_amount (float | str | Unset):
        max_amount (float | str | Unset):
        processed (bool | Unset):
        kind (GetTransactionTotalsKind | Unset):
        tag (str | Unset):
        q (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TotalsOut
     """


    return sync_detailed(
        client=client,
account_id=account_id,
job_id=job_id,
from_=from_,
to=to,
category=category,
merchant=merchant,
currency=currency,
min_amount=min_amount,
max_amount=max_amount,
processed=processed,
kind=kind,
tag=tag,
q=q,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    job_id: int | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    category: str | Unset = UNSET,
    merchant: str | Unset = UNSET,
    currency: str | Unset = UNSET,
    min_amount: float | str | Unset = UNSET,
    max_amount: float | str | Unset = UNSET,
    processed: bool | Unset = UNSET,
    kind: GetTransactionTotalsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,

) -> Response[Problem | TotalsOut]:
    """ Count the transactions that a filter selects, and add them up by currency.

     With a category, of what was split the parts in that category are added up.

    Args:
        account_id (int | Unset):
        job_id (int | Unset):
        from_ (datetime.date | Unset):
        to (datetime.date | Unset):
        category (str | Unset):
        merchant (str | Unset):
        currency (str | Unset):  Example: EUR.
        min_amount (float | str | Unset):
        max_amount (float | str | Unset):
        processed (bool | Unset):
        kind (GetTransactionTotalsKind | Unset):
        tag (str | Unset):
        q (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | TotalsOut]
     """


    kwargs = _get_kwargs(
        account_id=account_id,
job_id=job_id,
from_=from_,
to=to,
category=category,
merchant=merchant,
currency=currency,
min_amount=min_amount,
max_amount=max_amount,
processed=processed,
kind=kind,
tag=tag,
q=q,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    job_id: int | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    category: str | Unset = UNSET,
    merchant: str | Unset = UNSET,
    currency: str | Unset = UNSET,
    min_amount: float | str | Unset = UNSET,
    max_amount: float | str | Unset = UNSET,
    processed: bool | Unset = UNSET,
    kind: GetTransactionTotalsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,

) -> Problem | TotalsOut | None:
    """ Count the transactions that a filter selects, and add them up by currency.

     With a category, of what was split the parts in that category are added up.

    Args:
        account_id (int | Unset):
        job_id (int | Unset):
        from_ (datetime.date | Unset):
        to (datetime.date | Unset):
        category (str | Unset):
        merchant (str | Unset):
        currency (str | Unset):  Example: EUR.
        min_amount (float | str | Unset):
        max_amount (float | str | Unset):
        processed (bool | Unset):
        kind (GetTransactionTotalsKind | Unset):
        tag (str | Unset):
        q (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | TotalsOut
     """


    return (await asyncio_detailed(
        client=client,
account_id=account_id,
job_id=job_id,
from_=from_,
to=to,
category=category,
merchant=merchant,
currency=currency,
min_amount=min_amount,
max_amount=max_amount,
processed=processed,
kind=kind,
tag=tag,
q=q,

    )).parsed
