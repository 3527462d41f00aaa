from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.bulk_edit_body import BulkEditBody
from ...models.bulk_effect_out import BulkEffectOut
from ...models.job_out import JobOut
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: BulkEditBody,
    wait: float | Unset = 0.0,
    preview: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key



    

    params: dict[str, Any] = {}

    params["wait"] = wait

    params["preview"] = preview


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/transactions",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BulkEffectOut | JobOut | Problem:
    if response.status_code == 200:
        response_200 = BulkEffectOut.from_dict(response.json())



        return response_200

    if response.status_code == 202:
        response_202 = JobOut.from_dict(response.json())



        return response_202

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())



        return response_406

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())



        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[BulkEffectOut | JobOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: BulkEditBody,
    wait: float | Unset = 0.0,
    preview: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,

) -> Response[BulkEffectOut | JobOut | Problem]:
    """ Change many transactions by a job; with `preview` count them, and change nothing.

     Each is changed as by hand, so that no rule changes it back. Where the client waits for the job's
    end, 200 has
    the job.

    Args:
        wait (float | Unset):  Default: 0.0.
        preview (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (BulkEditBody): Which transactions, by a filter or by their ids, and what they are to
            have.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkEffectOut | JobOut | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
wait=wait,
preview=preview,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: BulkEditBody,
    wait: float | Unset = 0.0,
    preview: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,

) -> BulkEffectOut | JobOut | Problem | None:
    """ Change many transactions by a job; with `preview` count them, and change nothing.

     Each is changed as by hand, so that no rule changes it back. Where the client waits for the job's
    end, 200 has
    the job.

    Args:
        wait (float | Unset):  Default: 0.0.
        preview (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (BulkEditBody): Which transactions, by a filter or by their ids, and what they are to
            have.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkEffectOut | JobOut | Problem
     """


    return sync_detailed(
        client=client,
body=body,
wait=wait,
preview=preview,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: BulkEditBody,
    wait: float | Unset = 0.0,
    preview: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,

) -> Response[BulkEffectOut | JobOut | Problem]:
    """ Change many transactions by a job; with `preview` count them, and change nothing.

     Each is changed as by hand, so that no rule changes it back. Where the client waits for the job's
    end, 200 has
    the job.

    Args:
        wait (float | Unset):  Default: 0.0.
        preview (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (BulkEditBody): Which transactions, by a filter or by their ids, and what they are to
            have.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BulkEffectOut | JobOut | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
wait=wait,
preview=preview,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: BulkEditBody,
    wait: float | Unset = 0.0,
    preview: bool | Unset = False,
    idempotency_key: str | Unset = UNSET,

) -> BulkEffectOut | JobOut | Problem | None:
    """ Change many transactions by a job; with `preview` count them, and change nothing.

     Each is changed as by hand, so that no rule changes it back. Where the client waits for the job's
    end, 200 has
    the job.

    Args:
        wait (float | Unset):  Default: 0.0.
        preview (bool | Unset):  Default: False.
        idempotency_key (str | Unset):
        body (BulkEditBody): Which transactions, by a filter or by their ids, and what they are to
            have.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BulkEffectOut | JobOut | Problem
     """


    return (await asyncio_detailed(
        client=client,
body=body,
wait=wait,
preview=preview,
idempotency_key=idempotency_key,

    )).parsed
