from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.list_transactions_kind import check_list_transactions_kind
from ...models.list_transactions_kind import ListTransactionsKind
from ...models.list_transactions_sort import check_list_transactions_sort
from ...models.list_transactions_sort import ListTransactionsSort
from ...models.problem import Problem
from ...models.transaction_out import TransactionOut
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    *,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
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
    kind: ListTransactionsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListTransactionsSort | Unset = 'date',

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["limit"] = limit

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

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

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/transactions",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | list[TransactionOut]:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in (_response_200):
            response_200_item = TransactionOut.from_dict(response_200_item_data)



            response_200.append(response_200_item)

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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | list[TransactionOut]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
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
    kind: ListTransactionsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListTransactionsSort | Unset = 'date',

) -> Response[Problem | list[TransactionOut]]:
    """ List transactions by day, newest first, or as `sort` says. Each page is full but the last.

     A cursor goes on in the list that it came from: with another filter or another `sort` it is refused.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
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
        kind (ListTransactionsKind | Unset):
        tag (str | Unset):
        q (str | Unset):
        sort (ListTransactionsSort | Unset):  Default: 'date'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[TransactionOut]]
     """


    kwargs = _get_kwargs(
        limit=limit,
cursor=cursor,
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
sort=sort,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
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
    kind: ListTransactionsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListTransactionsSort | Unset = 'date',

) -> Problem | list[TransactionOut] | None:
    """ List transactions by day, newest first, or as `sort` says. Each page is full but the last.

     A cursor goes on in the list that it came from: with another filter or another `sort` it is refused.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
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
        kind (ListTransactionsKind | Unset):
        tag (str | Unset):
        q (str | Unset):
        sort (ListTransactionsSort | Unset):  Default: 'date'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[TransactionOut]
     """


    return sync_detailed(
        client=client,
limit=limit,
cursor=cursor,
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
sort=sort,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
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
    kind: ListTransactionsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListTransactionsSort | Unset = 'date',

) -> Response[Problem | list[TransactionOut]]:
    """ List transactions by day, newest first, or as `sort` says. Each page is full but the last.

     A cursor goes on in the list that it came from: with another filter or another `sort` it is refused.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
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
        kind (ListTransactionsKind | Unset):
        tag (str | Unset):
        q (str | Unset):
        sort (ListTransactionsSort | Unset):  Default: 'date'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[TransactionOut]]
     """


    kwargs = _get_kwargs(
        limit=limit,
cursor=cursor,
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
sort=sort,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    cursor: None | str | Unset = UNSET,
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
    kind: ListTransactionsKind | Unset = UNSET,
    tag: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: ListTransactionsSort | Unset = 'date',

) -> Problem | list[TransactionOut] | None:
    """ List transactions by day, newest first, or as `sort` says. Each page is full but the last.

     A cursor goes on in the list that it came from: with another filter or another `sort` it is refused.

    Args:
        limit (int | Unset):  Default: 100.
        cursor (None | str | Unset):
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
        kind (ListTransactionsKind | Unset):
        tag (str | Unset):
        q (str | Unset):
        sort (ListTransactionsSort | Unset):  Default: 'date'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[TransactionOut]
     """


    return (await asyncio_detailed(
        client=client,
limit=limit,
cursor=cursor,
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
sort=sort,

    )).parsed
