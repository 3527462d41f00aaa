from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.job_out import JobOut
from ...models.problem import Problem
from ...models.reread_body import RereadBody
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    job_id: int,
    *,
    body: RereadBody,
    wait: float | Unset = 0.0,
    idempotency_key: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key



    

    params: dict[str, Any] = {}

    params["wait"] = wait


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/etl/jobs/{job_id}/reread".format(job_id=quote(str(job_id), safe=""),),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> JobOut | Problem:
    if response.status_code == 200:
        response_200 = JobOut.from_dict(response.json())



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

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

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



def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[JobOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    job_id: int,
    *,
    client: AuthenticatedClient,
    body: RereadBody,
    wait: float | Unset = 0.0,
    idempotency_key: str | Unset = UNSET,

) -> Response[JobOut | Problem]:
    """ Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

     Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

    Args:
        job_id (int):
        wait (float | Unset):  Default: 0.0.
        idempotency_key (str | Unset):
        body (RereadBody): Answers to the job's questions, overrides of its reading, mended rows;
            answers may also stand by themselves.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobOut | Problem]
     """


    kwargs = _get_kwargs(
        job_id=job_id,
body=body,
wait=wait,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    job_id: int,
    *,
    client: AuthenticatedClient,
    body: RereadBody,
    wait: float | Unset = 0.0,
    idempotency_key: str | Unset = UNSET,

) -> JobOut | Problem | None:
    """ Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

     Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

    Args:
        job_id (int):
        wait (float | Unset):  Default: 0.0.
        idempotency_key (str | Unset):
        body (RereadBody): Answers to the job's questions, overrides of its reading, mended rows;
            answers may also stand by themselves.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobOut | Problem
     """


    return sync_detailed(
        job_id=job_id,
client=client,
body=body,
wait=wait,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    job_id: int,
    *,
    client: AuthenticatedClient,
    body: RereadBody,
    wait: float | Unset = 0.0,
    idempotency_key: str | Unset = UNSET,

) -> Response[JobOut | Problem]:
    """ Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

     Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

    Args:
        job_id (int):
        wait (float | Unset):  Default: 0.0.
        idempotency_key (str | Unset):
        body (RereadBody): Answers to the job's questions, overrides of its reading, mended rows;
            answers may also stand by themselves.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[JobOut | Problem]
     """


    kwargs = _get_kwargs(
        job_id=job_id,
body=body,
wait=wait,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    job_id: int,
    *,
    client: AuthenticatedClient,
    body: RereadBody,
    wait: float | Unset = 0.0,
    idempotency_key: str | Unset = UNSET,

) -> JobOut | Problem | None:
    """ Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

     Answer a job's questions, or override its reading: what it brought is replaced, at once or not at
    all.

    Args:
        job_id (int):
        wait (float | Unset):  Default: 0.0.
        idempotency_key (str | Unset):
        body (RereadBody): Answers to the job's questions, overrides of its reading, mended rows;
            answers may also stand by themselves.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        JobOut | Problem
     """


    return (await asyncio_detailed(
        job_id=job_id,
client=client,
body=body,
wait=wait,
idempotency_key=idempotency_key,

    )).parsed
